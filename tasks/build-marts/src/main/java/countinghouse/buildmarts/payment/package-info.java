/** What was paid and given back, and in which way. */
@NullMarked
package countinghouse.buildmarts.payment;

import org.jspecify.annotations.NullMarked;
