package countinghouse.lake;

import countinghouse.taskkit.Window;
import java.time.Instant;

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

  /** The ids of what was created within a window. */
  record Ids(Window created) implements Extent {}
}
