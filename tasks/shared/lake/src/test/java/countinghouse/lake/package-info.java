@NullMarked
package countinghouse.lake;

import org.jspecify.annotations.NullMarked;
