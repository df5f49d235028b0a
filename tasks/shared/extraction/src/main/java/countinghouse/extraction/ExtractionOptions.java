package countinghouse.extraction;

import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.TaskFailure;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that every extractor has, beside its own {@code --head}. Times are instants such as
 * {@code 2026-11-21T02:58:00Z}.
 */
public final class ExtractionOptions {
  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description = "End of what is read, itself not inside; not in the future.")
  @Nullable Instant to;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "Start of what is read. Without it: where the lake ends, less the look-back, so that a"
              + " missed day heals itself.")
  @Nullable Instant from;

  @Option(
      names = "--by",
      paramLabel = "TIME",
      description = "Which time --from and --to are about: created or modified (the default).")
  @Nullable By by;

  @Option(
      names = "--ids",
      description = "Read only which records exist, to learn of deletions; with --created-from.")
  boolean ids;

  @Option(
      names = "--created-from",
      paramLabel = "INSTANT",
      description = "With --ids: those created from then on.")
  @Nullable Instant createdFrom;

  @Option(
      names = "--all-since",
      paramLabel = "INSTANT",
      description = "With --ids: all of them, whenever created, unless all were listed since then.")
  @Nullable Instant allSince;

  @Option(
      names = "--check",
      description = "Only look whether address, credentials, rights and versions are as needed.")
  boolean check;

  @Option(
      names = "--source-name",
      paramLabel = "NAME",
      description = "Name of this source in lake and warehouse (default: ${DEFAULT-VALUE}).")
  String sourceName;

  /** Which of a record's times a stretch is about. */
  enum By {
    /** The last change. */
    MODIFIED(RunKind.WINDOW),
    /** The creation. */
    CREATED(RunKind.CREATED);

    private final RunKind kind;

    By(RunKind kind) {
      this.kind = kind;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Options as yet unset.
   *
   * @param sourceName the name of the source when none is given
   */
  public ExtractionOptions(String sourceName) {
    this.sourceName = sourceName;
  }

  /** Whether the source is only to be looked at. */
  public boolean onlyCheck() {
    return check;
  }

  /**
   * The name of the source.
   *
   * @throws TaskFailure 64 when it cannot name a folder of the lake
   */
  public String sourceName() {
    try {
      RunHeader.checkSourceName(sourceName);
      return sourceName;
    } catch (IllegalArgumentException e) {
      throw TaskFailure.usage(
          String.valueOf(e.getMessage()), "--source-name", "Choose a short lower-case name");
    }
  }

  /**
   * What is to be read.
   *
   * @param head the head's name, for messages
   * @param kinds the ways in which the head can be read
   * @param now the present of the business
   * @throws TaskFailure 64 when the options make no sense together or not for this head
   */
  public Extent extent(String head, Set<RunKind> kinds, Instant now) {
    Instant end = end(now);
    refuseHalves();
    if (kinds.contains(RunKind.FULL)) {
      return whole(head, end);
    }
    if (createdFrom != null) {
      return idsOf(
          head, kinds, new Extent.Ids(new Window(createdFrom, end), Optional.ofNullable(allSince)));
    }
    return from == null
        ? new Extent.SinceWatermark(end)
        : new Extent.Stretch(by == null ? RunKind.WINDOW : by.kind, new Window(from, end));
  }

  /** A window that reaches into the future would claim changes that have not happened yet. */
  private Instant end(Instant now) {
    Instant end = given("--to", to);
    if (end.isAfter(now)) {
      throw wrong(
          "--to " + end + " lies in the future of " + now, "Give the present, less 2 minutes");
    }
    return end;
  }

  private void refuseHalves() {
    if (ids && (from != null || by != null)) {
      throw wrong(
          "--ids goes with --created-from and --to only", "Give neither --from nor --by with it");
    }
    if (ids) {
      given("--created-from", createdFrom);
    } else if (createdFrom != null || allSince != null) {
      throw wrong(
          "--created-from and --all-since go with --ids", "Add --ids, or use --by created --from");
    }
    if (by == By.CREATED && from == null) {
      throw wrong("--by created needs --from", "Add --from");
    }
  }

  private Extent whole(String head, Instant end) {
    if (ids || from != null || by != null) {
      throw wrong(
          head + " are read whole each time, which also tells of deletions",
          "Leave out --ids, --from and --by");
    }
    return new Extent.Whole(end);
  }

  private static Extent idsOf(String head, Set<RunKind> kinds, Extent.Ids ids) {
    if (!kinds.contains(RunKind.IDS)) {
      throw wrong(
          "The source deletes no " + head + ", so there is no --ids of them", "Leave out --ids");
    }
    return ids;
  }

  /**
   * The value of an option that must be there.
   *
   * @throws TaskFailure 64 when it is not
   */
  public static <T> T given(String option, @Nullable T value) {
    if (value == null) {
      throw wrong(option + " is missing", "Give it; see --help");
    }
    return value;
  }

  private static TaskFailure wrong(String what, String whatToDo) {
    return TaskFailure.usage(what, "the command line", whatToDo);
  }
}
