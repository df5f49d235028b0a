/** Tests. */
@NullMarked
package countinghouse.storefront.http;

import org.jspecify.annotations.NullMarked;
