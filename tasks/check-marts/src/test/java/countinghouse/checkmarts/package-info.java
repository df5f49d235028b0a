@NullMarked
package countinghouse.checkmarts;

import org.jspecify.annotations.NullMarked;
