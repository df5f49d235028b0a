package countinghouse.lake;

import java.util.Locale;

/** What a run's range means, and whether it counts for the watermark. */
public enum RunKind {
  /** Records modified in {@code [from, to)}; the only kind that moves the watermark. */
  WINDOW,
  /** Records created in {@code [from, to)}: a backfill by creation. */
  CREATED,
  /** All records there are; {@code from} is null. */
  FULL,
  /** The ids of all records created in {@code [from, to)}, from which deletions are derived. */
  IDS;

  /** The name as it stands in a manifest. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
