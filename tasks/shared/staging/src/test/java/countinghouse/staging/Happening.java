package countinghouse.staging;

import java.util.List;
import java.util.Set;

/** What may happen to a source and to its extractor, one after the other. */
sealed interface Happening {
  /** A record is made or gets this content; the same content as once before included. */
  record Edit(long id, String reason, Set<Long> lines) implements Happening {}

  /** A record vanishes. */
  record Delete(long id) implements Happening {}

  /** A record that vanished is back as it was; sometimes nobody notes that it was modified. */
  record Restore(long id, boolean modified) implements Happening {}

  /**
   * An extractor reads what was modified since the last window and the look-back before it.
   *
   * @param lookback in ticks of the clock
   * @param stale records that are read twice, first with content that is changed meanwhile
   * @param retried whether the run was killed after its commit and is made once more
   */
  record ReadWindow(int lookback, List<Long> stale, boolean retried) implements Happening {}

  /** An extractor reads everything. */
  record ReadFull(boolean complete) implements Happening {}

  /** An extractor lists the ids of what was created from one day to another. */
  record ReadIds(int fromDay, int days, boolean complete) implements Happening {}
}
