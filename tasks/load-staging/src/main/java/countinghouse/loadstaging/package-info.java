/** The task that loads the lake into staging; the fold itself is {@code tasks/shared/staging}. */
@NullMarked
package countinghouse.loadstaging;

import org.jspecify.annotations.NullMarked;
