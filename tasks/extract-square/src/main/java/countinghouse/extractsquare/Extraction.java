package countinghouse.extractsquare;

import countinghouse.apiclient.ApiClient;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Progress;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One extraction: which stretches, each copied into a run of its own, and what to report. */
final class Extraction {
  private final String source;
  private final SquareHead head;
  private final Lake lake;
  private final ApiClient client;
  private final TaskContext context;
  private final List<Manifest> committed = new ArrayList<>();

  Extraction(String source, SquareHead head, Lake lake, ApiClient client, TaskContext context) {
    this.source = source;
    this.head = head;
    this.lake = lake;
    this.client = client;
    this.context = context;
  }

  RunReport run(Job.Extract job) {
    Pages pages = new Pages(client, context.log());
    Merchant merchant = Merchant.read(source, pages);
    try (Progress.Counter counter = context.progress().start(head.option(), OptionalLong.empty())) {
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
      Instant watermark = read(job, merchant, pages, copy);
      tellDrift(copy.unknownFields());
      return report(watermark, copy.unknownFields());
    }
  }

  private @Nullable Instant read(Job.Extract job, Merchant merchant, Pages pages, LakeCopy copy) {
    Listings listings = new Listings(merchant.locationIds());
    Stretches stretches = new Stretches(source, head, lake, pages, merchant);
    switch (job) {
      case Job.Whole it ->
          commit(copy, new Reading(RunKind.FULL, null, it.to(), listings.whole(it.head())));
      case Job.Ids it ->
          commit(
              copy,
              new Reading(
                  RunKind.IDS, it.window().from(), it.to(), listings.orderIds(it.window())));
      case Job.Between it ->
          stretches.between(it.window(), it.by(), reading -> commit(copy, reading));
      case Job.UpTo it -> {
        return stretches.upTo(
            it.to(), context.settings().start(), reading -> commit(copy, reading));
      }
    }
    return null;
  }

  private Manifest commit(LakeCopy copy, Reading reading) {
    Manifest manifest = copy.commit(reading);
    committed.add(manifest);
    context
        .log()
        .info(
            "committed",
            "run",
            manifest.folder(),
            "from",
            String.valueOf(manifest.from()),
            "to",
            manifest.to(),
            "records",
            manifest.headFile().rows());
    return manifest;
  }

  private void tellDrift(Map<String, Long> unknownFields) {
    if (!unknownFields.isEmpty()) {
      context
          .log()
          .warn(
              "the source sends fields that are unknown; kept in the payload",
              "fields",
              unknownFields);
    }
  }

  private RunReport report(@Nullable Instant watermark, Map<String, Long> unknownFields) {
    RunReport.Builder report =
        RunReport.builder()
            .source(source)
            .head(head.option())
            .rowsRead(committed.stream().mapToLong(it -> it.headFile().rows()).sum())
            .traffic(client.requests(), client.bytes())
            .detail("runs", committed.stream().map(Manifest::folder).toList())
            .detail("rows_by_entity", rowsByEntity())
            .detail("unknown_fields", new TreeMap<>(unknownFields));
    window().ifPresent(report::window);
    if (!committed.isEmpty()) {
      report.run(committed.getLast().runId());
    }
    if (watermark != null) {
      report.watermark(watermark);
    }
    return report.build();
  }

  private Map<String, Long> rowsByEntity() {
    Map<String, Long> rows = new TreeMap<>();
    for (Manifest manifest : committed) {
      for (ManifestFile file : manifest.files()) {
        rows.merge(file.entity(), file.rows(), Long::sum);
      }
    }
    return rows;
  }

  private Optional<Window> window() {
    if (committed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(committed.getFirst().from())
        .map(from -> new Window(from, committed.getLast().to()));
  }
}
