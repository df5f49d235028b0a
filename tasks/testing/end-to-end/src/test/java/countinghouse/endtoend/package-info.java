@NullMarked
package countinghouse.endtoend;

import org.jspecify.annotations.NullMarked;
