package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.lake.Watermark;
import countinghouse.taskkit.Progress;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads one head into the lake, in runs that each count on their own. */
final class Extraction {
  /**
   * What the modification time misses (facts of WooCommerce): with HPOS it is an hour early in the
   * repeated hour of autumn, and some gateways and plugins move it late or not at all.
   */
  static final Duration LOOKBACK = Duration.ofDays(3);

  /** The longest stretch that a first load commits at once. */
  static final Duration SLICE = Duration.ofDays(30);

  private final TaskContext context;
  private final Shop shop;
  private final ShopReader reader;
  private final ShopIdentity identity;
  private final Lake lake;
  private final ShopHead head;
  private final Drift drift;
  private final List<String> runs = new ArrayList<>();
  private long rows;
  private boolean complete = true;

  Extraction(TaskContext context, Shop shop, ShopHead head) {
    this.context = context;
    this.shop = shop;
    this.head = head;
    lake = Lake.open(context.settings().lake());
    identity = ShopIdentity.of(shop);
    reader = new ShopReader(shop);
    drift = new Drift(head.kind().known());
  }

  /** Everything there is. */
  RunReport full(Instant to) {
    commit(Scope.full(to));
    return report().build();
  }

  /** What was modified since the watermark, the look-back included, in slices. */
  RunReport sinceWatermark(Instant to) {
    reader.demandTimeFilter(RunKind.WINDOW);
    Instant start = start(to);
    Instant first = to;
    Optional<Window> next = nextWindow(start, to);
    while (next.isPresent()) {
      Window window = next.get();
      first = window.from().isBefore(first) ? window.from() : first;
      commit(new Scope(RunKind.WINDOW, window.from(), window.to()));
      next = nextWindow(start, to);
    }
    Instant watermark = Watermark.of(manifests(), start);
    return report().window(new Window(first, to)).watermark(watermark).build();
  }

  /** A stated stretch, in slices; by modification or by creation. */
  RunReport stated(RunKind kind, Window window) {
    reader.demandTimeFilter(kind);
    Instant from = window.from();
    do {
      Instant end = from.plus(SLICE).isBefore(window.to()) ? from.plus(SLICE) : window.to();
      commit(new Scope(kind, from, end));
      from = end;
    } while (from.isBefore(window.to()));
    return report().window(window).build();
  }

  /** The ids of all that was created in a stretch, from which deletions are told. */
  RunReport ids(Window created) {
    reader.demandTimeFilter(RunKind.CREATED);
    commit(new Scope(RunKind.IDS, created.from(), created.to()));
    return report().window(created).build();
  }

  private Optional<Window> nextWindow(Instant start, Instant to) {
    return Watermark.next(manifests(), start, to, LOOKBACK, SLICE);
  }

  private List<Manifest> manifests() {
    return lake.manifests(shop.name(), head.toString());
  }

  /** The stated first day in the shop's zone; else where the first run began; else its records. */
  private Instant start(Instant to) {
    return context
        .settings()
        .start()
        .map(day -> day.atStartOfDay(identity.zone()).toInstant())
        .or(() -> Watermark.firstStart(manifests()))
        .or(() -> reader.firstRecord(head).map(it -> it.truncatedTo(ChronoUnit.DAYS)))
        .filter(it -> it.isBefore(to))
        .orElse(to.minus(LOOKBACK));
  }

  private void commit(Scope scope) {
    RunHeader header =
        new RunHeader(
            shop.name(),
            head.kind().lakeHead(),
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
      Manifest manifest = tally.complete() ? run.commit() : run.commitIncomplete();
      note(manifest, tally);
    }
  }

  private Tally read(Scope scope, RunWriter run, Progress.Counter counter) {
    Consumer<JsonNode> write =
        scope.kind() == RunKind.IDS
            ? node -> writeId(run, node)
            : node -> head.kind().write(run, shop.name(), node, drift);
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

  private void note(Manifest manifest, Tally tally) {
    runs.add(manifest.runId());
    rows += tally.rows();
    complete &= tally.complete();
    context
        .log()
        .info("committed", "run", manifest.runId(), "kind", manifest.kind(), "rows", tally.rows());
    if (!tally.complete()) {
      context
          .log()
          .warn(
              "the shop counts more records than it shows; deletions cannot be told from this run",
              "run",
              manifest.runId());
    }
  }

  private RunReport.Builder report() {
    Map<String, Long> unknown = new TreeMap<>(drift.unknownFields());
    if (!unknown.isEmpty()) {
      context.log().warn("unknown fields, kept in the payload", "head", head, "fields", unknown);
    }
    RunReport.Builder report =
        RunReport.builder()
            .source(shop.name())
            .head(head.toString())
            .rowsRead(rows)
            .traffic(shop.requests(), shop.bytes())
            .detail("runs", runs)
            .detail("complete", complete)
            .detail("source_version", identity.version())
            .detail("unknown_fields", unknown);
    return runs.isEmpty() ? report : report.run(runs.getLast());
  }
}
