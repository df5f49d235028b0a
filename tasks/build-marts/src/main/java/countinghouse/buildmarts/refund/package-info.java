/** What was given back, line by line. */
@NullMarked
package countinghouse.buildmarts.refund;

import org.jspecify.annotations.NullMarked;
