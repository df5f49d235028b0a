package countinghouse.extractsquare;

import countinghouse.apiclient.ApiClient;
import countinghouse.apiclient.json.Drift;
import countinghouse.extraction.CommittedRuns;
import countinghouse.extraction.Extent;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Progress;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One extraction: which stretches, each copied into a run of its own, and what to report. */
final class Extraction {
  private final String source;
  private final SquareHead head;
  private final Lake lake;
  private final ApiClient client;
  private final TaskContext context;
  private final CommittedRuns committed;

  Extraction(String source, SquareHead head, Lake lake, ApiClient client, TaskContext context) {
    this.source = source;
    this.head = head;
    this.lake = lake;
    this.client = client;
    this.context = context;
    committed = new CommittedRuns(context.log());
  }

  RunReport run(Extent extent) {
    Pages pages = new Pages(client, context.log());
    Merchant merchant = Merchant.read(source, pages);
    try (Progress.Counter counter =
        context.progress().start(head.toString(), OptionalLong.empty())) {
      LakeCopy copy =
          new LakeCopy(
              source,
              head.mapping(),
              merchant,
              lake,
              pages,
              context.clock(),
              context.log(),
              () -> counter.add(1));
      Instant watermark = read(extent, merchant, pages, copy);
      return report(watermark, copy.drift());
    }
  }

  private @Nullable Instant read(Extent extent, Merchant merchant, Pages pages, LakeCopy copy) {
    Listings listings = new Listings(merchant.locationIds());
    Stretches stretches = new Stretches(source, head, lake, pages, merchant);
    switch (extent) {
      case Extent.Whole it ->
          commit(copy, new Reading(RunKind.FULL, null, it.to(), listings.whole(head)));
      case Extent.Ids ids -> {
        for (Window window : ids.windows(() -> lake.manifests(source, head.lakeName()))) {
          commit(
              copy,
              new Reading(RunKind.IDS, window.from(), window.to(), listings.orderIds(window)));
        }
      }
      case Extent.Stretch it ->
          stretches.between(it.window(), DatedBy.of(it.kind()), reading -> commit(copy, reading));
      case Extent.SinceWatermark it -> {
        return stretches.upTo(
            it.to(), context.settings().start(context.clock()), reading -> commit(copy, reading));
      }
    }
    return null;
  }

  private Manifest commit(LakeCopy copy, Reading reading) {
    return committed.add(copy.commit(reading));
  }

  private RunReport report(@Nullable Instant watermark, Drift drift) {
    RunReport.Builder report =
        committed.report(source, head.toString(), drift).traffic(client.requests(), client.bytes());
    return watermark == null ? report.build() : report.watermark(watermark).build();
  }
}
