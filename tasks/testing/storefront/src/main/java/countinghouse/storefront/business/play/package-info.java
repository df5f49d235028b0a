/** What happens in the business, day after day. */
@NullMarked
package countinghouse.storefront.business.play;

import org.jspecify.annotations.NullMarked;
