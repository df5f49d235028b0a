/** Tests of the storefront. */
@NullMarked
package countinghouse.storefront;

import org.jspecify.annotations.NullMarked;
