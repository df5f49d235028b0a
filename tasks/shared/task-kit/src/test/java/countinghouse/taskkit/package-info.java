@NullMarked
package countinghouse.taskkit;

import org.jspecify.annotations.NullMarked;
