package countinghouse.truthaudit;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the audit. */
@Command(
    name = "truth-audit",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeOnExecutionException = 70,
    description = "Compares the storefront's truth with the published marts; reads nothing else.")
final class AuditCommand implements Callable<Integer> {
  static final int AGREED = 0;
  static final int NOT_AGREED = 65;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the truth.")
  private Path truthFolder = Path.of(".");

  @Option(
      names = "--marts",
      required = true,
      paramLabel = "FILE",
      description = "The marts.duckdb.")
  private Path martsFile = Path.of(".");

  @Option(
      names = "--copy-from-warehouse",
      description =
          "First copies the marts into that file, out of the Snowflake that COUNTINGHOUSE_WAREHOUSE,"
              + " …_USER and …_PRIVATE_KEY_FILE name.")
  private boolean copyFromWarehouse;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Writes the figures as JSON into this file.")
  private @Nullable Path summaryFile;

  @Option(
      names = "--checks",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Run reports of check-marts, whose counts go into the summary.")
  private List<Path> checkReports = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "STEP=SECONDS",
      description = "How long a step took; goes into the summary.")
  private Map<String, BigDecimal> seconds = new LinkedHashMap<>();

  private final PrintStream out;

  AuditCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    TruthFolder truth = new TruthFolder(truthFolder);
    if (copyFromWarehouse) {
      MartsCopy.make(System.getenv(), martsFile);
    }
    try (Marts marts = Marts.open(martsFile)) {
      Audit audit = Audit.of(truth, marts);
      Printout printout = new Printout(out);
      printout.lines(new Showcase(marts).lines(audit.stamp().reportingCurrency()));
      audit.print(printout);
      if (summaryFile != null) {
        Summary.write(summaryFile, audit.sources(), checkReports, seconds);
      }
      out.println(audit.verdict());
      return audit.agrees() ? AGREED : NOT_AGREED;
    }
  }
}
