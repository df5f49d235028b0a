/** The till seen through Square's API v2. */
@NullMarked
package countinghouse.storefront.square;

import org.jspecify.annotations.NullMarked;
