package countinghouse.migratewarehouse;

import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import picocli.CommandLine.Command;

/** The task: migrates the warehouse of the settings. Running it again changes nothing. */
@Command(
    name = "migrate-warehouse",
    description = {
      "Makes the warehouse when there is none, and brings its schemas staging and ops to the",
      "version of this release. Running it again changes nothing."
    })
public final class MigrateWarehouse implements Task {
  @Override
  public RunReport run(TaskContext context) {
    Migration.Outcome outcome = Migration.migrate(context.settings());
    context.log().info(outcome.summary());
    if (outcome.isNew()) {
      context
          .log()
          .warn(
              "there was no warehouse, so a new one was made: load-staging fills it from the lake;"
                  + " accepted checks and earlier publications are not known to it",
              "warehouse",
              context.settings().required(Setting.WAREHOUSE));
    }
    return RunReport.builder()
        .detail("applied", outcome.applied())
        .detail("versions", outcome.versions())
        .build();
  }
}
