package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.TaskFailure;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Copies lists into the lake, each reading whole or not at all. When the source forgets a cursor on
 * the way, what was written is thrown away and the reading begins anew.
 */
final class LakeCopy {
  private static final int MOST_RESTARTS = 2;

  private final String source;
  private final HeadMapping mapping;
  private final Merchant merchant;
  private final Lake lake;
  private final Pages pages;
  private final Clock clock;
  private final Log log;
  private final Runnable eachRecord;
  private final Drift drift;

  LakeCopy(
      String source,
      HeadMapping mapping,
      Merchant merchant,
      Lake lake,
      Pages pages,
      Clock clock,
      Log log,
      Runnable eachRecord) {
    this.source = source;
    this.mapping = mapping;
    this.merchant = merchant;
    this.lake = lake;
    this.pages = pages;
    this.clock = clock;
    this.log = log;
    this.eachRecord = eachRecord;
    drift = mapping.newDrift();
  }

  /**
   * Makes one committed run.
   *
   * @throws TaskFailure 75 when the source forgets cursors again and again; the rest: {@link Pages}
   */
  Manifest commit(Reading reading) {
    for (int restarts = 0; ; restarts++) {
      try {
        return attempt(reading);
      } catch (CursorExpired e) {
        if (restarts == MOST_RESTARTS) {
          throw TaskFailure.temporary(
              "Square forgot where we were in a list, " + (restarts + 1) + " times",
              source + ", " + e.getMessage(),
              "Try again later; nothing of this stretch was kept",
              e);
        }
        log.warn("the source forgot a cursor; reading this stretch anew", "to", reading.to());
      }
    }
  }

  /** The unknown fields seen so far. */
  Drift drift() {
    return drift;
  }

  private Manifest attempt(Reading reading) {
    try (RunWriter run = lake.startRun(header(reading))) {
      Consumer<JsonNode> writer =
          reading.kind() == RunKind.IDS
              ? json -> writeId(run, json)
              : json -> mapping.write(run, source, json, drift);
      for (Listing listing : reading.listings()) {
        pages.read(listing, writer.andThen(json -> eachRecord.run()));
      }
      return run.commit();
    }
  }

  private RunHeader header(Reading reading) {
    return new RunHeader(
        source,
        mapping.head(),
        reading.kind(),
        reading.from(),
        reading.to(),
        clock.instant(),
        merchant.main().zone(),
        merchant.main().currency(),
        SquareSource.VERSION);
  }

  private void writeId(RunWriter run, JsonNode json) {
    JsonRecord entry = JsonRecord.of(source, "order entries", "order_id", json);
    run.write(Head.IDS, entry.id(), null, null);
  }
}
