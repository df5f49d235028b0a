/** Brings the schemas that hold state, staging and ops, to the version of this release. */
@NullMarked
package countinghouse.migratewarehouse;

import org.jspecify.annotations.NullMarked;
