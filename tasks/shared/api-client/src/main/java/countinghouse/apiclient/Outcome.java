package countinghouse.apiclient;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Outcome {

  /** An answer the caller can use or judge. */
  record Answered(Response response) implements Outcome {}

  /**
   * No usable answer, but there may be one later.
   *
   * @param why a phrase for log and message
   * @param kind what helps
   * @param wanted how long the source asks us to wait
   * @param cause the exception, when there was one
   */
  record Trouble(String why, Kind kind, Optional<Duration> wanted, @Nullable Throwable cause)
      implements Outcome {
    static Trouble of(String why, Kind kind) {
      return new Trouble(why, kind, Optional.empty(), null);
    }
  }

  /** What helps against a trouble. */
  enum Kind {
    /** Waiting. */
    WAIT,
    /** Waiting and asking for less: the source may have been overtaxed. */
    ASK_LESS,
    /** Hardly anything: nobody answers at that address. */
    UNREACHABLE,
    /** Waiting, if at all: something else than the source answers there. */
    NOT_THE_SOURCE
  }
}
