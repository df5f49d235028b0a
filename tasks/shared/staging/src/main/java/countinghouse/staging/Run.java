package countinghouse.staging;

import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A committed run, as staging sees it: times in UTC and whole microseconds, as the warehouse keeps
 * them.
 *
 * @param manifest its manifest
 */
record Run(Manifest manifest) {
  /** The order in which runs are folded. */
  static final Comparator<Run> ORDER = Comparator.comparing(Run::manifest, Manifest.FOLDING_ORDER);

  String id() {
    return manifest.runId();
  }

  LocalDateTime extractedAt() {
    return utc(manifest.extractedAt());
  }

  @Nullable LocalDateTime from() {
    Instant from = manifest.from();
    return from == null ? null : utc(from);
  }

  LocalDateTime to() {
    return utc(manifest.to());
  }

  /** Whether it lists ids only and has no content. */
  boolean isIds() {
    return manifest.kind() == RunKind.IDS;
  }

  /** Whether a record that is not in it is gone. */
  boolean isSnapshot() {
    return manifest.complete() && (isIds() || manifest.kind() == RunKind.FULL);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }
}
