/** What lies beside the task jars. */
@NullMarked
package countinghouse.distribution;

import org.jspecify.annotations.NullMarked;
