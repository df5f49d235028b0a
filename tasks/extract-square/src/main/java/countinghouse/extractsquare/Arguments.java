package countinghouse.extractsquare;

import countinghouse.lake.RunHeader;
import countinghouse.taskkit.TaskFailure;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the task. Times are instants such as {@code 2026-11-21T02:58:00Z}. */
final class Arguments {
  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description =
          "What to read: locations, orders, payments, refunds, items, variations,"
              + " catalog-categories or customers.")
  @Nullable String head;

  @Option(names = "--to", paramLabel = "INSTANT", description = "The end of what is read, UTC.")
  @Nullable Instant to;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "Read from here instead of from where the lake ends (orders, payments, refunds).")
  @Nullable Instant from;

  @Option(
      names = "--by",
      paramLabel = "created|modified",
      description = "Which time --from and --to are about (default: ${DEFAULT-VALUE}).",
      defaultValue = "modified")
  String by = "modified";

  @Option(
      names = "--ids",
      description =
          "List the ids of the orders created since --created-from, to learn of deletions.")
  boolean ids;

  @Option(
      names = "--created-from",
      paramLabel = "INSTANT",
      description = "With --ids: the earliest creation.")
  @Nullable Instant createdFrom;

  @Option(
      names = "--check",
      description = "Look at the account, its locations, permissions and size; read nothing.")
  boolean check;

  @Option(
      names = "--source-name",
      paramLabel = "NAME",
      description = "The first folder in the lake (default: ${DEFAULT-VALUE}).",
      defaultValue = "square")
  String sourceName = "square";

  /**
   * What is asked for.
   *
   * @param now the present of the business
   * @throws TaskFailure 64 when the options make no sense together
   */
  Job job(Instant now) {
    checkSourceName();
    if (check) {
      return new Job.CheckAccount();
    }
    SquareHead what = SquareHead.ofOption(required("--head", head));
    Instant end = required("--to", to);
    if (end.isAfter(now)) {
      throw wrong(
          "--to " + end + " lies in the future of " + now, "Give the present, less 2 minutes");
    }
    if (ids) {
      return idsOf(what, end);
    }
    return what.isDated() ? dated(what, end) : whole(what, end);
  }

  private Job idsOf(SquareHead what, Instant end) {
    if (what != SquareHead.ORDERS || from != null) {
      throw wrong(
          "--ids is for orders, without --from",
          "Square deletes no payment or refund, and its catalogue names what was deleted");
    }
    return new Job.Ids(new Window(required("--created-from", createdFrom), end));
  }

  private Job dated(SquareHead what, Instant end) {
    DatedBy time = datedBy();
    refuseCreatedFrom();
    if (from != null) {
      return new Job.Between(what, time, new Window(from, end));
    }
    if (time == DatedBy.CREATED) {
      throw wrong("--by created needs --from", "Add --from");
    }
    return new Job.UpTo(what, end);
  }

  private Job whole(SquareHead what, Instant end) {
    refuseCreatedFrom();
    if (from != null || datedBy() == DatedBy.CREATED) {
      throw wrong(what.option() + " is always read whole", "Leave out --from and --by");
    }
    return new Job.Whole(what, end);
  }

  private void refuseCreatedFrom() {
    if (createdFrom != null) {
      throw wrong("--created-from goes with --ids", "Add --ids, or use --by created --from");
    }
  }

  private DatedBy datedBy() {
    return switch (by.toLowerCase(Locale.ROOT)) {
      case "modified" -> DatedBy.MODIFIED;
      case "created" -> DatedBy.CREATED;
      default -> throw wrong("--by " + by + " is unknown", "Give created or modified");
    };
  }

  private void checkSourceName() {
    try {
      RunHeader.checkSourceName(sourceName);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), "Give a --source-name such as square-market");
    }
  }

  private static <T> T required(String option, @Nullable T value) {
    if (value == null) {
      throw wrong(option + " is missing", "Add " + option + "; see --help");
    }
    return value;
  }

  private static TaskFailure wrong(String what, String whatToDo) {
    return TaskFailure.usage(what, "the command line", whatToDo);
  }
}
