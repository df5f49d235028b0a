/** Tests of the seam. */
@NullMarked
package countinghouse.warehouse;

import org.jspecify.annotations.NullMarked;
