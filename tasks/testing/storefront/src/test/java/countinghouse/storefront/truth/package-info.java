/** Tests. */
@NullMarked
package countinghouse.storefront.truth;

import org.jspecify.annotations.NullMarked;
