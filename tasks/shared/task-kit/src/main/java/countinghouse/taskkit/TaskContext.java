package countinghouse.taskkit;

import java.io.PrintStream;
import java.time.Clock;

/**
 * Everything a task may touch outside of itself.
 *
 * @param settings the environment, parsed
 * @param clock the present of the business ({@code COUNTINGHOUSE_NOW} in simulated histories)
 * @param log what the task says while it works
 * @param progress shows that work goes on
 * @param out what the task was asked to print, such as the table of {@code --check}
 * @param version the task's version, for manifests and ledgers
 */
public record TaskContext(
    Settings settings, Clock clock, Log log, Progress progress, PrintStream out, String version) {}
