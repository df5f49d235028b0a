/** What was taken off an order, and why. */
@NullMarked
package countinghouse.buildmarts.promotion;

import org.jspecify.annotations.NullMarked;
