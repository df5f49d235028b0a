/**
 * Audits a build before anybody sees it. Rules are data: one SQL file each in {@code sql/checks};
 * what they find, and the reconciliation of lake, staging and marts, decides whether the build may
 * be published.
 */
@NullMarked
package countinghouse.checkmarts;

import org.jspecify.annotations.NullMarked;
