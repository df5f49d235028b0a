/** The till's own records, in integer cents. */
@NullMarked
package countinghouse.storefront.business.till;

import org.jspecify.annotations.NullMarked;
