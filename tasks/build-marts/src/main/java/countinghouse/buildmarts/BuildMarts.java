package countinghouse.buildmarts;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.star.Rules;
import countinghouse.star.Star;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.ExpectedHead;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.TableDataset;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds the star from staging into a schema of its own, {@code marts_<build id>}. */
@Command(
    name = "build-marts",
    description = "Builds the star from staging into a schema of its own.")
public final class BuildMarts implements Task {
  @Option(
      names = "--build",
      required = true,
      paramLabel = "ID",
      description =
          "Name of the build: 1 to 40 of a-z, 0-9 and _. Check and publish take the same.")
  private String build = "";

  @Override
  public RunReport run(TaskContext context) {
    BuildId id = BuildId.ofOption(build);
    Settings settings = context.settings();
    Rules rules = Rules.load(settings.optional(Setting.RULES).map(Path::of));
    try (Warehouse warehouse = Warehouse.open(settings, WarehouseRole.TRANSFORMER)) {
      Inputs inputs =
          new Inputs(
              warehouse.engine(),
              settings.zone(),
              settings.currency(),
              settings.weekStart(),
              settings.fiscalYearStart(),
              rules,
              ExpectedHead.kindsInUse(settings));
      Build made = new Build(warehouse, inputs, context.clock(), context.log());
      return report(id, warehouse.schemas().of(id), made.run(id));
    }
  }

  private static RunReport report(BuildId id, String schema, Map<String, Long> rows) {
    long total = rows.values().stream().mapToLong(Long::longValue).sum();
    RunReport.Builder report =
        RunReport.builder()
            .run(id.text())
            .rows(new RunReport.Rows(total, total, 0, 0))
            .detail("schema", schema);
    rows.forEach(report::detail);
    StagedHead.all().forEach(head -> report.read(TableDataset.of(head.table())));
    rows.forEach((table, count) ->
        report.wrote(
            TableDataset.of(Star.table(table).table()).withRows(count).withVersion(id.text())));
    return report.build();
  }
}
