package countinghouse.checkmarts;

import static java.util.stream.Collectors.joining;

import countinghouse.lake.Lake;
import countinghouse.star.Rules;
import countinghouse.star.Star;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.ExpectedHead;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.ServiceLevel;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.TableDataset;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The task: audits one build. */
@Command(
    name = "check-marts",
    description = {
      "Audits a build: rules, and lake = staging = marts by source and day, to the cent.",
      "A failing rule keeps the build from being published (exit 65); a warning does not."
    })
public final class CheckMarts implements Task {
  @Option(names = "--build", paramLabel = "ID", description = "The build to check.")
  private @Nullable String build;

  @Option(
      names = "--service-level",
      paramLabel = "HOURS",
      defaultValue = "" + ServiceLevel.HOURS,
      description =
          "How old what is known of a source may be before the check fails (default:"
              + " ${DEFAULT-VALUE}).")
  private int serviceLevelHours = ServiceLevel.HOURS;

  @ArgGroup(exclusive = false, heading = "Instead of a check: accept that a rule fails%n")
  private @Nullable Decision decision;

  /** The options that accept a failing rule. */
  static final class Decision {
    @Option(
        names = "--accept",
        required = true,
        paramLabel = "RULE",
        description = "Makes a failing rule a warning, since somebody found it benign.")
    private String rule = "";

    @Option(
        names = "--until",
        required = true,
        paramLabel = "DATE",
        description = "The last day on which it is one, such as 2026-06-30.")
    private LocalDate until = LocalDate.MIN;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why; shown beside every finding.")
    private String reason = "";
  }

  @Override
  public RunReport run(TaskContext context) {
    if (decision != null && build == null) {
      return accept(context, decision);
    }
    if (build != null && decision == null) {
      return check(context, BuildId.ofOption(build));
    }
    throw TaskFailure.usage(
        build == null ? "Nothing is to be done" : "A check and an acceptance are two commands",
        "the options",
        "Give either --build or --accept");
  }

  private static RunReport accept(TaskContext context, Decision decision) {
    Acceptance acceptance = new Acceptance(decision.rule, decision.until, decision.reason);
    acceptance.demandSense(
        LocalDate.ofInstant(context.clock().instant(), context.settings().zone()));
    try (Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.TRANSFORMER)) {
      acceptance.keep(warehouse, now(context));
    }
    context.log().info("accepted: it is a warning now", "rule", decision.rule);
    return RunReport.builder()
        .detail("accepted", decision.rule)
        .detail("until", decision.until.toString())
        .build();
  }

  private RunReport check(TaskContext context, BuildId id) {
    if (serviceLevelHours < 0) {
      throw TaskFailure.usage(
          "No source can be as young as " + serviceLevelHours + " hours",
          "--service-level",
          "Give a number of hours, 36 as a rule");
    }
    Rules rules = Rules.load(context.settings().optional(Setting.RULES).map(Path::of));
    try (Lake lake = Lake.openExisting(context.settings());
        Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.TRANSFORMER)) {
      Stamp candidate = Stamp.of(warehouse, id);
      LocalDate today = LocalDate.ofInstant(context.clock().instant(), candidate.zone());
      Verdict verdict =
          new Check(
                  warehouse,
                  candidate,
                  LakeHeads.of(
                      warehouse,
                      lake,
                      LoadedRuns.seenBy(warehouse, id),
                      unreadable -> warn(context, unreadable)),
                  rules,
                  context.clock(),
                  Duration.ofHours(serviceLevelHours),
                  ExpectedHead.kindsInUse(context.settings()))
              .run()
              .accepting(Acceptance.on(warehouse, today));
      new CheckLedger(warehouse).write(candidate, verdict, now(context));
      show(context, verdict);
      return report(id, verdict);
    }
  }

  private static void warn(TaskContext context, TaskFailure unreadable) {
    context.log().warn("left out of the reconciliation: " + unreadable.getMessage());
  }

  private static LocalDateTime now(TaskContext context) {
    return LocalDateTime.ofInstant(context.clock().instant(), ZoneOffset.UTC);
  }

  private static void show(TaskContext context, Verdict verdict) {
    verdict.table().forEach(context.out()::println);
    verdict.with(Status.WARNED).forEach(result -> tell(context.log(), result));
    verdict.with(Status.FAILED).forEach(result -> tell(context.log(), result));
  }

  private static void tell(Log log, CheckResult result) {
    String message =
        "%s (%s) %s: %s. What to do: %s"
            .formatted(
                result.rule(),
                result.subject(),
                result.status().label(),
                result.message(),
                result.whatToDo());
    if (result.status() == Status.FAILED) {
      log.error(message, "rule", result.rule(), "subject", result.subject());
    } else {
      log.warn(message, "rule", result.rule(), "subject", result.subject());
    }
  }

  private static RunReport report(BuildId build, Verdict verdict) {
    if (!verdict.isPassed()) {
      throw TaskFailure.data(
          "%d of %d checks failed: %s"
              .formatted(
                  verdict.count(Status.FAILED),
                  verdict.results().size(),
                  verdict.with(Status.FAILED).stream()
                      .map(it -> "%s (%s): %d".formatted(it.rule(), it.subject(), it.failures()))
                      .collect(joining("; "))),
          "build " + build.text() + "; every finding stands in ops.check_result",
          verdict.with(Status.FAILED).stream()
                  .map(CheckResult::whatToDo)
                  .distinct()
                  .collect(joining(" "))
              + " Until then the published marts stay as they are. A finding that is benign:"
              + " check-marts --accept RULE --until DATE --reason TEXT, then check again");
    }
    RunReport.Builder report = RunReport.builder().run(build.text());
    for (Status status : Status.values()) {
      report.detail(status.label(), verdict.count(status));
    }
    Star.TABLES.forEach(
        table -> report.read(TableDataset.of(table.table()).withVersion(build.text())));
    return report.build();
  }
}
