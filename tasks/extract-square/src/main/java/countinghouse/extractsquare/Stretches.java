package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Slices;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads a dated head slice by slice. */
final class Stretches {
  /** Tills that were offline report up to 72 hours late, with their own old times. */
  static final Duration LOOKBACK = Duration.ofDays(3);

  private final String source;
  private final SquareHead head;
  private final Lake lake;
  private final Pages pages;
  private final Merchant merchant;
  private final Listings listings;

  Stretches(String source, SquareHead head, Lake lake, Pages pages, Merchant merchant) {
    this.source = source;
    this.head = head;
    this.lake = lake;
    this.pages = pages;
    this.merchant = merchant;
    listings = new Listings(merchant.locationIds());
  }

  /** Everything between two instants, whatever was read before. */
  void between(Window range, DatedBy by, Consumer<Reading> committing) {
    Slices.stated(range, slice -> committing.accept(reading(by, slice)));
  }

  /**
   * Everything that is missing up to {@code to}, the look-back before it included.
   *
   * @param firstDay the first day of history, in the account's zone, when one is stated
   * @return the watermark that was reached
   */
  Instant upTo(Instant to, Optional<LocalDate> firstDay, Function<Reading, Manifest> committing) {
    return Slices.missing(
        lake.manifests(source, head.lakeName()),
        to,
        firstDay.map(day -> day.atStartOfDay(merchant.main().zone()).toInstant()),
        () -> firstRecord(to),
        LOOKBACK,
        slice -> committing.apply(reading(DatedBy.MODIFIED, slice)));
  }

  private Reading reading(DatedBy by, Window window) {
    return new Reading(by.kind(), window.from(), window.to(), listings.dated(head, by, window));
  }

  /** When the record that was changed least recently was changed. */
  private Optional<Instant> firstRecord(Instant to) {
    return listings.firsts(head, new Window(Listings.BEFORE_EVERYTHING, to)).stream()
        .map(pages::firstPage)
        .filter(page -> !page.isEmpty())
        .map(this::changedAt)
        .min(Instant::compareTo);
  }

  private Instant changedAt(JsonNode page) {
    JsonRecord record = JsonRecord.of(source, head.toString(), "id", page.path(0));
    return record.required("updated_at", record.instant("updated_at"));
  }
}
