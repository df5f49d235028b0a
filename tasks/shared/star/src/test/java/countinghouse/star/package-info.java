@NullMarked
package countinghouse.star;

import org.jspecify.annotations.NullMarked;
