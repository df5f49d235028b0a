/** The web shop's own records, in integer cents. */
@NullMarked
package countinghouse.storefront.business.shop;

import org.jspecify.annotations.NullMarked;
