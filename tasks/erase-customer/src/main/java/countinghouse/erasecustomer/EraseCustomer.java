package countinghouse.erasecustomer;

import countinghouse.lake.Lake;
import countinghouse.star.Rules;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The task: erases one person. */
@Command(
    name = "erase-customer",
    description = {
      "Takes a person out of lake and staging and leaves the amounts. Without --confirm it only",
      "shows who is meant and what would be done. It refuses while a source still holds the person.",
      "Run again after an interruption, it goes on with what was begun."
    })
public final class EraseCustomer implements Task {
  private final Clock real;
  private final Consumer<Step> done;

  @Mixin private final Wanted wanted = new Wanted();

  @Option(names = "--confirm", description = "Do it. It cannot be undone.")
  private boolean isConfirmed;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who erases; kept for ever. Needed with --confirm.")
  private @Nullable String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why, such as a ticket's number; kept for ever, so it must not name the person.")
  private @Nullable String reason;

  @Option(
      names = "--compact",
      description =
          "Only write the warehouse's file anew, so that the bytes of deleted rows are gone: after"
              + " the marts were built and published again.")
  private boolean isCompact;

  /** The task. */
  public EraseCustomer() {
    this(Clock.systemUTC(), step -> {});
  }

  /**
   * For tests.
   *
   * @param real the clock by which files age, which no pretended present moves
   * @param done may end the work after any step
   */
  EraseCustomer(Clock real, Consumer<Step> done) {
    this.real = real;
    this.done = done;
  }

  @Override
  public RunReport run(TaskContext context) {
    wanted.demandSense();
    Outcome outcome = new Outcome(0, 0, 0);
    if (!isCompact) {
      try (Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.ERASER)) {
        Optional<String> begun = new ErasureLedger(warehouse).underWay();
        if (!isConfirmed) {
          return show(context, warehouse, begun);
        }
        outcome = work(context, warehouse, begun);
      }
    }
    Warehouse.destroyDeleted(context.settings());
    done.accept(Step.FILE_REWRITTEN);
    return isCompact ? compacted(context) : finish(context, outcome);
  }

  private RunReport show(TaskContext context, Warehouse warehouse, Optional<String> begun) {
    begun.ifPresent(id ->
        context
            .out()
            .println("An erasure was begun and not finished; --confirm goes on with it first."));
    wanted.demandSomebody();
    try (Lake lake = Lake.openExisting(context.settings())) {
      return show(context, warehouse, erasure(context, warehouse, lake));
    }
  }

  private RunReport show(TaskContext context, Warehouse warehouse, Erasure erasure) {
    erasure.demandAllLoaded();
    Person person = search(context, warehouse).find(wanted);
    context.out().println("The person has these profiles:");
    person.lines().forEach(context.out()::println);
    context.out().println("Records that would lose what is personal in them:");
    person.counts().forEach((head, count) -> context.out().println("  " + head + ": " + count));
    long runs = erasure.runsToReplace(person.records());
    context.out().println("Runs of the lake that would be written anew: " + runs);
    new StillHeld(warehouse).demandNone(person);
    context.out().println("Nothing was changed. Do it with --confirm --by NAME --reason TEXT.");
    return report(new Outcome(person.profiles().size(), person.records().size(), runs), false);
  }

  private Outcome work(TaskContext context, Warehouse warehouse, Optional<String> begun) {
    try (Lake lake = Lake.openExisting(context.settings())) {
      return work(context, warehouse, erasure(context, warehouse, lake), begun);
    }
  }

  private Outcome work(
      TaskContext context, Warehouse warehouse, Erasure erasure, Optional<String> begun) {
    ErasureLedger ledger = new ErasureLedger(warehouse);
    String id = begun.orElseGet(() -> begin(context, warehouse, ledger, erasure));
    if (begun.isPresent()) {
      context
          .log()
          .warn(
              "going on with an erasure that was begun before; if somebody else is named now, run"
                  + " this again afterwards");
    }
    erasure.run(ledger.records(id));
    return ledger.planned(id);
  }

  private String begin(
      TaskContext context, Warehouse warehouse, ErasureLedger ledger, Erasure erasure) {
    Request request = request();
    erasure.demandAllLoaded();
    Person person = search(context, warehouse).find(wanted);
    new StillHeld(warehouse).demandNone(person);
    String id = UUID.randomUUID().toString();
    ledger.begin(
        id,
        person,
        erasure.runsToReplace(person.records()),
        request,
        new PersonVersions(warehouse).knownValues(person.records()),
        now(context));
    done.accept(Step.PLANNED);
    return id;
  }

  private Request request() {
    if (by == null || by.isBlank() || reason == null || reason.isBlank()) {
      throw TaskFailure.usage(
          "It is not said who erases, or why", "the options", "Give --by and --reason");
    }
    wanted.demandSomebody();
    return new Request(by, reason);
  }

  private RunReport finish(TaskContext context, Outcome outcome) {
    try (Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.ERASER)) {
      ErasureLedger ledger = new ErasureLedger(warehouse);
      ledger.underWay().ifPresent(id -> ledger.finish(id, now(context)));
    }
    context
        .log()
        .info(
            "erased. The marts still are those of before: build, check and publish now (run the"
                + " daily DAG), then run erase-customer --compact");
    return report(outcome, true);
  }

  private static RunReport compacted(TaskContext context) {
    context.log().info("the warehouse's file was written anew");
    return RunReport.builder().detail("compacted", true).build();
  }

  private static RunReport report(Outcome outcome, boolean isDone) {
    return RunReport.builder()
        .detail("erased", isDone)
        .detail("profiles", outcome.profiles())
        .detail("records", outcome.records())
        .detail("lake_runs", outcome.runs())
        .build();
  }

  private PersonSearch search(TaskContext context, Warehouse warehouse) {
    return new PersonSearch(
        warehouse, Rules.load(context.settings().optional(Setting.RULES).map(Path::of)));
  }

  private Erasure erasure(TaskContext context, Warehouse warehouse, Lake lake) {
    return new Erasure(
        lake, warehouse, context.settings().zone(), context.clock(), real, context.log(), done);
  }

  private static LocalDateTime now(TaskContext context) {
    return LocalDateTime.ofInstant(context.clock().instant(), ZoneOffset.UTC);
  }
}
