/** Amounts: whole minor units of a currency, shares that add up, and the reporting currency. */
@NullMarked
package countinghouse.buildmarts.money;

import org.jspecify.annotations.NullMarked;
