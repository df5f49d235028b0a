package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.CommittedRuns;
import countinghouse.extraction.Extent;
import countinghouse.extraction.Slices;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.taskkit.Progress;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads one head into the lake, in runs that each count on their own. */
final class Extraction {
  /**
   * What the modification time misses (as seen at WooCommerce 10.0.2): with HPOS it is an hour
   * early in the repeated hour of autumn, and some gateways and plugins move it late or not at all.
   */
  static final Duration LOOKBACK = Duration.ofDays(3);

  private final TaskContext context;
  private final Shop shop;
  private final ShopReader reader;
  private final ShopIdentity identity;
  private final Lake lake;
  private final ShopHead head;
  private final Drift drift;
  private final CommittedRuns runs;

  Extraction(TaskContext context, Shop shop, ShopHead head, Lake lake) {
    this.context = context;
    this.shop = shop;
    this.head = head;
    this.lake = lake;
    identity = ShopIdentity.of(shop);
    reader = new ShopReader(shop);
    drift = head.mapping().newDrift();
    runs = new CommittedRuns(context.log());
  }

  /** Reads what is asked for, each run committed, and tells what was read. */
  RunReport run(Extent extent) {
    switch (extent) {
      case Extent.Whole(Instant to) -> commit(Scope.full(to));
      case Extent.Stretch(RunKind kind, Window window) -> stated(kind, window);
      case Extent.Ids ids ->
          ids.windows(() -> lake.manifests(shop.name(), head.toString())).forEach(this::ids);
      case Extent.SinceWatermark(Instant to) -> {
        Instant watermark = sinceWatermark(to);
        return report().watermark(watermark).build();
      }
    }
    return report().build();
  }

  private Instant sinceWatermark(Instant to) {
    reader.demandTimeFilter(RunKind.WINDOW);
    return Slices.missing(
        lake.manifests(shop.name(), head.toString()),
        to,
        context
            .settings()
            .start(context.clock())
            .map(day -> day.atStartOfDay(identity.zone()).toInstant()),
        () -> reader.firstRecord(head).map(it -> it.truncatedTo(ChronoUnit.DAYS)),
        LOOKBACK,
        slice -> commit(new Scope(RunKind.WINDOW, slice.from(), slice.to())));
  }

  private void stated(RunKind kind, Window window) {
    reader.demandTimeFilter(kind);
    Slices.stated(window, slice -> commit(new Scope(kind, slice.from(), slice.to())));
  }

  private void ids(Window created) {
    reader.demandTimeFilter(RunKind.CREATED);
    commit(new Scope(RunKind.IDS, created.from(), created.to()));
  }

  private Manifest commit(Scope scope) {
    RunHeader header =
        new RunHeader(
            shop.name(),
            head.mapping().head(),
            scope.kind(),
            scope.from(),
            scope.to(),
            context.clock().instant(),
            identity.zone(),
            identity.currency(),
            identity.version());
    try (RunWriter run = lake.startRun(header);
        Progress.Counter counter =
            context.progress().start(head.toString(), OptionalLong.empty())) {
      Tally tally = read(scope, run, counter);
      return runs.add(tally.complete() ? run.commit() : run.commitIncomplete());
    }
  }

  private Tally read(Scope scope, RunWriter run, Progress.Counter counter) {
    Consumer<JsonNode> write =
        scope.kind() == RunKind.IDS
            ? node -> writeId(run, node)
            : node -> head.mapping().write(run, shop.name(), node, drift);
    Consumer<JsonNode> counted = write.andThen(node -> counter.add(1));
    return scope.kind() == RunKind.IDS
        ? reader.readIds(head, scope, counted)
        : reader.read(head, scope, counted);
  }

  private void writeId(RunWriter run, JsonNode node) {
    JsonRecord record = JsonRecord.of(shop.name(), head.toString(), "id", node);
    run.write(
        Head.IDS,
        record.id(),
        Fields.text(record, "status"),
        Fields.gmt(record, "date_created_gmt"));
  }

  private RunReport.Builder report() {
    return runs.report(shop.name(), head.toString(), drift)
        .traffic(shop.requests(), shop.bytes())
        .detail("source_version", identity.version());
  }
}
