/** Tests of the task: settings, exit codes, report. */
@NullMarked
package countinghouse.loadstaging;

import org.jspecify.annotations.NullMarked;
