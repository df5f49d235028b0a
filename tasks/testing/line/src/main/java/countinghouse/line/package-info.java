/** The line as a whole, task by task, in one process. */
@NullMarked
package countinghouse.line;

import org.jspecify.annotations.NullMarked;
