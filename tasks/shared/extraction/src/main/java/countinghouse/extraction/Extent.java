package countinghouse.extraction;

import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How much of a head an extraction is asked to read. */
public sealed interface Extent {

  /** All records there are. */
  record Whole(Instant to) implements Extent {}

  /** What is missing since the watermark, the look-back included. */
  record SinceWatermark(Instant to) implements Extent {}

  /**
   * A stretch, whatever was read before.
   *
   * @param kind by which time: {@link RunKind#WINDOW} or {@link RunKind#CREATED}
   */
  record Stretch(RunKind kind, Window window) implements Extent {}

  /**
   * The ids of what was created within a window; and of everything, when it is time for that.
   *
   * @param created the window
   * @param allSince everything is listed when no complete listing of everything was begun since
   *     then; nothing when only the window is wanted. So one that failed or was incomplete is made
   *     up for by the next run
   */
  record Ids(Window created, Optional<Instant> allSince) implements Extent {
    /** No source has an older record. */
    private static final Instant BEGINNING = Instant.EPOCH;

    /**
     * The windows whose ids are to be listed now, each in a run of its own, in this order. The
     * wanted one comes first and always: a listing of everything may fail, or never be complete at
     * a source that counts an old record more than it shows, and must not hide what was deleted
     * lately.
     *
     * @param committed the runs of the head that the lake has; asked for only when they matter
     */
    public List<Window> windows(Supplier<List<Manifest>> committed) {
      return allSince.isEmpty() || isListed(committed.get(), allSince.get())
          ? List.of(created)
          : List.of(created, new Window(BEGINNING, created.to()));
    }

    private static boolean isListed(List<Manifest> committed, Instant since) {
      return committed.stream()
          .filter(run -> run.kind() == RunKind.IDS && run.complete())
          .filter(run -> BEGINNING.equals(run.from()))
          .anyMatch(run -> !run.extractedAt().isBefore(since));
    }
  }
}
