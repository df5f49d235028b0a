package countinghouse.extractsquare;

import countinghouse.apiclient.ApiClient;
import countinghouse.apiclient.HttpTransport;
import countinghouse.apiclient.RetryPolicy;
import countinghouse.apiclient.Timing;
import countinghouse.extraction.Extent;
import countinghouse.extraction.ExtractionOptions;
import countinghouse.lake.Lake;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The task: reads one head of a Square account into the lake. */
@Command(
    name = "extract-square",
    description = {
      "Reads one head of a Square account into the lake.",
      "Orders, payments and refunds are read by windows of their last change, from where the lake"
          + " ends (less 72 hours) up to --to; everything else is read whole."
    },
    sortOptions = false)
public final class ExtractSquare implements Task {
  private final Timing timing;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "What to read: ${COMPLETION-CANDIDATES}.")
  @Nullable SquareHead head;

  @Mixin private final ExtractionOptions options = new ExtractionOptions("square");

  /** The task in the real world. */
  public ExtractSquare() {
    this(Timing.real());
  }

  /** For tests: with another sense of time. */
  ExtractSquare(Timing timing) {
    this.timing = timing;
  }

  @Override
  public RunReport run(TaskContext context) {
    String source = options.sourceName();
    if (options.onlyCheck()) {
      return check(source, context);
    }
    SquareHead wanted = ExtractionOptions.given("--head", head);
    Extent extent = options.extent(wanted.toString(), wanted.kinds(), context.clock().instant());
    try (Lake lake = Lake.open(context.settings())) {
      ApiClient client = client(source, context, RetryPolicy.PATIENT);
      return new Extraction(source, wanted, lake, client, context).run(extent);
    }
  }

  private RunReport check(String source, TaskContext context) {
    ApiClient client = client(source, context, RetryPolicy.BRISK);
    Pages pages = new Pages(client, context.log());
    new Check(context, pages, Merchant.read(source, pages)).run();
    return RunReport.builder().source(source).traffic(client.requests(), client.bytes()).build();
  }

  private ApiClient client(String source, TaskContext context, RetryPolicy policy) {
    return new ApiClient(
        SquareSource.of(source, context.settings()),
        new HttpTransport(),
        policy,
        timing,
        context.log());
  }
}
