package countinghouse.publishmarts;

import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The task: publishes one build. */
@Command(
    name = "publish-marts",
    description = {
      "Shows readers a build that was checked and passed, in one step.",
      "Publishing a build twice changes nothing, unless it was made anew meanwhile."
    })
public final class PublishMarts implements Task {
  @Option(
      names = "--build",
      required = true,
      paramLabel = "ID",
      description = "The build to publish.")
  private String build = "";

  @Override
  public RunReport run(TaskContext context) {
    BuildId id = BuildId.ofOption(build);
    try (Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.TRANSFORMER)) {
      Publication.Outcome outcome =
          new Publication(warehouse, context.clock(), context.log(), step -> {}).publish(id);
      context.log().info(outcome.sentence(), "build", id.text());
      return RunReport.builder()
          .run(id.text())
          .detail("outcome", outcome.name().toLowerCase(Locale.ROOT))
          .build();
    }
  }
}
