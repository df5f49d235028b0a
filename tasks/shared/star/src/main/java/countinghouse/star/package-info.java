/**
 * The contents page of the star: its tables, their grain and keys, and the rules of the business.
 */
@NullMarked
package countinghouse.star;

import org.jspecify.annotations.NullMarked;
