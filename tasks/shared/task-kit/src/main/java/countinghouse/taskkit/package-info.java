/**
 * What every task shares: settings, exit codes, the window, the run report, log lines and progress.
 * A task implements {@link countinghouse.taskkit.Task}; {@link countinghouse.taskkit.TaskRunner}
 * does the rest.
 */
@NullMarked
package countinghouse.taskkit;

import org.jspecify.annotations.NullMarked;
