package countinghouse.extractsquare;

import countinghouse.taskkit.Window;
import java.time.Instant;

/** What the command line asks for. */
sealed interface Job {

  /** The account is looked at, nothing is kept. */
  record CheckAccount() implements Job {}

  /** Something is read into the lake. */
  sealed interface Extract extends Job {
    /** What is read. */
    SquareHead head();

    /** Up to when. */
    Instant to();
  }

  /** All records of a head that is read whole. */
  record Whole(SquareHead head, Instant to) implements Extract {}

  /** What is missing of a dated head, look-back included. */
  record UpTo(SquareHead head, Instant to) implements Extract {}

  /** A stretch of a dated head, whatever was read before. */
  record Between(SquareHead head, DatedBy by, Window window) implements Extract {
    @Override
    public Instant to() {
      return window.to();
    }
  }

  /** The ids of the orders created within a window. */
  record Ids(Window window) implements Extract {
    @Override
    public SquareHead head() {
      return SquareHead.ORDERS;
    }

    @Override
    public Instant to() {
      return window.to();
    }
  }
}
