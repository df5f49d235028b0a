/** Faults against the real jars: what a kill, a full disk or a second run may never break. */
@NullMarked
package countinghouse.faultinjection;

import org.jspecify.annotations.NullMarked;
