package countinghouse.makereport;

import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The task: makes the report of the published marts. */
@Command(
    name = "make-report",
    description = {
      "Makes a report of the published marts: one HTML file that needs nothing else.",
      "Without --out it goes into the folder COUNTINGHOUSE_REPORTS, or into reports beside a DuckDB"
          + " warehouse, named by its build; latest.html is the newest, and the last 30 are kept."
    })
public final class MakeReport implements Task {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the report there, and keep no other.")
  private @Nullable Path out;

  @Override
  public RunReport run(TaskContext context) {
    try (Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.AUDITOR)) {
      Optional<Function<Report, Path>> keeper = keeper(context.settings(), warehouse);
      if (keeper.isEmpty()) {
        String why =
            "no report: neither --out nor " + Setting.REPORTS.variable() + " says where to";
        context.log().info(why);
        return RunReport.builder().detail("outcome", why).build();
      }
      Report report = Report.of(warehouse, context.clock().instant());
      Path written = keeper.get().apply(report);
      context.log().info("made the report", "file", written.toString());
      return RunReport.builder().run(report.build()).detail("file", written.toString()).build();
    }
  }

  /** What puts a report where it is to go; nothing when nobody says where that is. */
  private Optional<Function<Report, Path>> keeper(Settings settings, Warehouse warehouse) {
    Path named = out;
    return named == null
        ? folder(settings, warehouse).map(folder -> folder::keep)
        : Optional.of(report -> ReportFolder.write(named, report));
  }

  /** The folder that is set; else beside the file that readers open, where there is one. */
  private static Optional<ReportFolder> folder(Settings settings, Warehouse warehouse) {
    return settings
        .optional(Setting.REPORTS)
        .map(Path::of)
        .or(() ->
            warehouse
                .engine()
                .readersFile(warehouse)
                .map(file -> file.path().resolveSibling("reports")))
        .map(ReportFolder::new);
  }
}
