/** Tests of who is whom. */
@NullMarked
package countinghouse.identity;

import org.jspecify.annotations.NullMarked;
