/** The star: one class per table, each one select. */
@NullMarked
package countinghouse.buildmarts.marts;

import org.jspecify.annotations.NullMarked;
