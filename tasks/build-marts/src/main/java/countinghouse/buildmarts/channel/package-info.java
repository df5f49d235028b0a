/**
 * By what way a sale came, which the rules say by the way of an order and the groups of its buyer.
 */
@NullMarked
package countinghouse.buildmarts.channel;

import org.jspecify.annotations.NullMarked;
