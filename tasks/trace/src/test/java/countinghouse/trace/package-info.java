/** Tests of trace. */
@NullMarked
package countinghouse.trace;

import org.jspecify.annotations.NullMarked;
