package countinghouse.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import countinghouse.lake.Lake;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The task: shows a record's way. */
@Command(
    name = "trace",
    description = {
      "Shows a record's way: the files of the lake that hold it, its versions in staging, what hangs",
      "on it, the rows of the marts it became, and the checks that name it. Changes nothing.",
      "Examples: trace 1234 · trace orders 1234 · trace woocommerce orders 1234"
    })
public final class Trace implements Task {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @Parameters(
      paramLabel = "WORD",
      arity = "1..*",
      description =
          "[[SOURCE] HEAD] ID: an id at the source, an order's number, or a key of the marts.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON, for tools.")
  private boolean isJson;

  @Option(
      names = "--build",
      paramLabel = "ID",
      description = "Show the rows of this build instead of the published marts.")
  private @Nullable String build;

  @Option(
      names = "--with-personal-data",
      description = "Print names, e-mails, telephone numbers, addresses and notes too.")
  private boolean withPersonalData;

  @Override
  public RunReport run(TaskContext context) {
    Question question = Question.of(words);
    @Nullable BuildId buildId = build == null ? null : BuildId.ofOption(build);
    try (Lake lake = Lake.openExisting(context.settings());
        Warehouse warehouse = Warehouse.open(context.settings(), role(buildId))) {
      Marts marts = Marts.open(warehouse, buildId);
      LakeRecords laid =
          new LakeRecords(
              warehouse,
              lake,
              unreadable -> context.log().warn("not looked into: " + unreadable.getMessage()));
      Answer answer = new Tracer(warehouse, laid, marts, withPersonalData).answer(question);
      if (isJson) {
        context.out().println(json(answer));
      } else {
        Page.of(answer).forEach(context.out()::println);
      }
      return RunReport.builder().detail("records", answer.ways().size()).build();
    }
  }

  private static WarehouseRole role(@Nullable BuildId build) {
    return build == null ? WarehouseRole.AUDITOR : WarehouseRole.BUILD_AUDITOR;
  }

  private static String json(Answer answer) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records can always be written", e);
    }
  }

  static TaskFailure unknown(
      Question question, LakeRecords laid, Warehouse warehouse, Marts marts) {
    return TaskFailure.usage(
        "Nothing is known of " + question,
        "ids and order numbers in staging (%s), the runs of the lake that are not loaded (%d runs in all), keys in %s"
            .formatted(warehouse.address(), laid.runs(), marts.describe()),
        "Check the id; for a record that is new at the source, run the extractor and load-staging first");
  }
}
