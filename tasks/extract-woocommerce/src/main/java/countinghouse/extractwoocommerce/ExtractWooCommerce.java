package countinghouse.extractwoocommerce;

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

/** The task: one head of one shop into the lake. */
@Command(
    name = "extract-woocommerce",
    description = "Reads one head of a WooCommerce shop into the lake.",
    sortOptions = false)
public final class ExtractWooCommerce implements Task {
  private final Shop.Outside outside;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "What to read: ${COMPLETION-CANDIDATES}.")
  @Nullable ShopHead head;

  @Mixin private final ExtractionOptions options = new ExtractionOptions("woocommerce");

  /** The task in the real world. */
  public ExtractWooCommerce() {
    this(new Shop.Outside(new HttpTransport(), Timing.real(), 100));
  }

  ExtractWooCommerce(Shop.Outside outside) {
    this.outside = outside;
  }

  @Override
  public RunReport run(TaskContext context) {
    String source = options.sourceName();
    if (options.onlyCheck()) {
      Shop shop = Shop.of(context, source, outside, RetryPolicy.BRISK);
      return new ShopCheck(context, shop).run();
    }
    ShopHead wanted = ExtractionOptions.given("--head", head);
    Extent extent = options.extent(wanted.toString(), wanted.kinds(), context.clock().instant());
    Shop shop = Shop.of(context, source, outside, RetryPolicy.PATIENT);
    try (Lake lake = Lake.open(context.settings())) {
      return new Extraction(context, shop, wanted, lake).run(extent);
    }
  }
}
