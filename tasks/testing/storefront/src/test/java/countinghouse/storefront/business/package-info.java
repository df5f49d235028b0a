/** Tests. */
@NullMarked
package countinghouse.storefront.business;

import org.jspecify.annotations.NullMarked;
