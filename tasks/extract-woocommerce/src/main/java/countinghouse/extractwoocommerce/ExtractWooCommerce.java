package countinghouse.extractwoocommerce;

import countinghouse.apiclient.HttpTransport;
import countinghouse.apiclient.RetryPolicy;
import countinghouse.apiclient.Timing;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The task: one head of one shop into the lake. */
@Command(
    name = "extract-woocommerce",
    description =
        "Reads orders, refunds, products or customers of a WooCommerce shop into the lake.",
    sortOptions = false)
public final class ExtractWooCommerce implements Task {
  private final Shop.Outside outside;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "What to read: ${COMPLETION-CANDIDATES}.")
  @Nullable ShopHead head;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description =
          "End of the window, not inside, such as 2026-06-15T02:58:00Z; not in the future.")
  @Nullable Instant to;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "Start of the window. Without it: the watermark less 3 days, so that a missed day heals itself.")
  @Nullable Instant from;

  @Option(
      names = "--by",
      paramLabel = "TIME",
      description = "What --from and --to mean: ${COMPLETION-CANDIDATES} (default: modified).")
  @Nullable By by;

  @Option(
      names = "--ids",
      description = "Read only which orders or refunds exist, to find deleted ones.")
  boolean ids;

  @Option(
      names = "--created-from",
      paramLabel = "INSTANT",
      description = "With --ids: those created from then on.")
  @Nullable Instant createdFrom;

  @Option(
      names = "--source-name",
      paramLabel = "NAME",
      defaultValue = "woocommerce",
      description = "Name of this shop in lake and warehouse (default: ${DEFAULT-VALUE}).")
  String sourceName = "woocommerce";

  @Option(
      names = "--check",
      description = "Only look whether address, credentials and versions are right.")
  boolean check;

  /** What the bounds of a window mean. */
  enum By {
    /** Time of the last change. */
    MODIFIED,
    /** Time of creation. */
    CREATED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The task in the real world. */
  public ExtractWooCommerce() {
    this(new Shop.Outside(new HttpTransport(), Timing.real(), 100));
  }

  ExtractWooCommerce(Shop.Outside outside) {
    this.outside = outside;
  }

  @Override
  public RunReport run(TaskContext context) {
    checkSourceName();
    if (check) {
      Shop shop = Shop.of(context, sourceName, outside, RetryPolicy.BRISK);
      return new ShopCheck(shop, context.out()).run();
    }
    ShopHead wanted = given(head, "--head");
    Instant end = end(context);
    demandSense(wanted);
    Shop shop = Shop.of(context, sourceName, outside, RetryPolicy.PATIENT);
    Extraction extraction = new Extraction(context, shop, wanted);
    if (ids) {
      return extraction.ids(new Window(given(createdFrom, "--created-from"), end));
    }
    if (!wanted.isWindowed()) {
      return extraction.full(end);
    }
    if (from == null) {
      return extraction.sinceWatermark(end);
    }
    return extraction.stated(
        by == By.CREATED ? RunKind.CREATED : RunKind.WINDOW, new Window(from, end));
  }

  /** A window that reaches into the future would claim changes that have not happened yet. */
  private Instant end(TaskContext context) {
    Instant end = given(to, "--to");
    if (end.isAfter(context.clock().instant())) {
      throw TaskFailure.usage(
          "--to " + end + " lies in the future",
          "the command line",
          "Give an instant that is past");
    }
    return end;
  }

  private void demandSense(ShopHead wanted) {
    if (!wanted.isWindowed() && (ids || from != null || by != null)) {
      throw TaskFailure.usage(
          wanted + " are read whole each time, which also tells of deletions",
          "the command line",
          "Leave out --ids, --from and --by");
    }
    if (ids != (createdFrom != null) || (ids && (from != null || by != null))) {
      throw TaskFailure.usage(
          "--ids goes with --created-from and --to only",
          "the command line",
          "Give both of the first, and neither --from nor --by");
    }
    if (by == By.CREATED && from == null) {
      throw TaskFailure.usage(
          "--by created needs --from", "the command line", "Give the start of the stretch");
    }
  }

  private void checkSourceName() {
    try {
      RunHeader.checkSourceName(sourceName);
    } catch (IllegalArgumentException e) {
      throw TaskFailure.usage(
          String.valueOf(e.getMessage()), "--source-name", "Choose a short lower-case name");
    }
  }

  private static <T> T given(@Nullable T value, String option) {
    if (value == null) {
      throw TaskFailure.usage(option + " is missing", "the command line", "Give it; see --help");
    }
    return value;
  }
}
