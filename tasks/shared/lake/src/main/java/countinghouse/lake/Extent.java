package countinghouse.lake;

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
   * The ids of what was created within a window; or of everything, when it is time for that.
   *
   * @param created the window
   * @param allSince everything is listed when no complete listing of everything was begun since
   *     then; nothing when only the window is wanted. So one that failed is made up for by the next
   *     run
   */
  record Ids(Window created, Optional<Instant> allSince) implements Extent {
    /** No source has an older record. */
    private static final Instant BEGINNING = Instant.EPOCH;

    /**
     * The window whose ids are to be listed now.
     *
     * @param committed the runs of the head that the lake has; asked for only when they matter
     */
    public Window window(Supplier<List<Manifest>> committed) {
      return allSince.isEmpty() || isListed(committed.get(), allSince.get())
          ? created
          : new Window(BEGINNING, created.to());
    }

    private static boolean isListed(List<Manifest> committed, Instant since) {
      return committed.stream()
          .filter(run -> run.kind() == RunKind.IDS && run.complete())
          .filter(run -> BEGINNING.equals(run.from()))
          .anyMatch(run -> !run.extractedAt().isBefore(since));
    }
  }
}
