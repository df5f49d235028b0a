package countinghouse.taskkit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that every task has. */
@Command(mixinStandardHelpOptions = true)
final class CommonOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write the run report (JSON) there; else to $COUNTINGHOUSE_REPORT, else nowhere.")
  @Nullable Path report;
}
