package countinghouse.extractsquare;

import countinghouse.apiclient.ApiClient;
import countinghouse.apiclient.HttpTransport;
import countinghouse.apiclient.RetryPolicy;
import countinghouse.apiclient.Timing;
import countinghouse.lake.Lake;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The task: reads one head of a Square account into the lake. */
@Command(
    name = "extract-square",
    description = {
      "Reads one head of a Square account into the lake.",
      "Orders, payments and refunds are read by windows of their last change, from where the lake"
          + " ends (less 72 hours) up to --to; everything else is read whole."
    })
public final class ExtractSquare implements Task {
  @Mixin private final Arguments arguments = new Arguments();
  private final Timing timing;

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
    String source = arguments.sourceName;
    return switch (arguments.job(context.clock().instant())) {
      case Job.CheckAccount ignored -> check(source, context);
      case Job.Extract job -> extract(source, job, context);
    };
  }

  private RunReport check(String source, TaskContext context) {
    ApiClient client = client(context, RetryPolicy.BRISK);
    Pages pages = new Pages(client, context.log());
    new Check(pages, Merchant.read(source, pages), context.clock(), context.out()).run();
    return RunReport.builder().source(source).traffic(client.requests(), client.bytes()).build();
  }

  private RunReport extract(String source, Job.Extract job, TaskContext context) {
    Lake lake = Lake.open(context.settings().lake());
    ApiClient client = client(context, RetryPolicy.PATIENT);
    return new Extraction(source, job.head(), lake, client, context).run(job);
  }

  private ApiClient client(TaskContext context, RetryPolicy policy) {
    return new ApiClient(
        SquareSource.of(context.settings()), new HttpTransport(), policy, timing, context.log());
  }
}
