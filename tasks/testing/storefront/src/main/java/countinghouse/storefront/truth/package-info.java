/** What is true of the business, from its own knowledge, written to files. */
@NullMarked
package countinghouse.storefront.truth;

import org.jspecify.annotations.NullMarked;
