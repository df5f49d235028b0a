package countinghouse.taskkit;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Shows that work goes on: on a terminal one line that counts, else a log line now and then, so
 * that nobody has to wonder whether it hangs.
 */
public final class Progress {
  private static final Duration LOG_EVERY = Duration.ofSeconds(10);
  private static final Duration DRAW_EVERY = Duration.ofMillis(100);
  private static final int BAR = 24;

  private final Log log;
  private final PrintStream terminal;
  private final boolean human;
  private final Clock clock;

  /** The clock is the real one, also in simulated histories. */
  public Progress(Log log, PrintStream terminal, boolean human, Clock clock) {
    this.log = log;
    this.terminal = terminal;
    this.human = human;
    this.clock = clock;
  }

  /** Starts to count something, towards a total when one is known. */
  public Counter start(String what, OptionalLong total) {
    return new Counter(what, total);
  }

  /** Counts one kind of thing; to be closed when it is done. */
  public final class Counter implements AutoCloseable {
    private final String what;
    private final OptionalLong total;
    private long count;
    private Instant lastShown = clock.instant();
    private boolean drawn;

    private Counter(String what, OptionalLong total) {
      this.what = what;
      this.total = total;
    }

    /** So many more. */
    public void add(long more) {
      count += more;
      Instant now = clock.instant();
      if (Duration.between(lastShown, now).compareTo(human ? DRAW_EVERY : LOG_EVERY) >= 0) {
        lastShown = now;
        show();
      }
    }

    /** How many so far. */
    long count() {
      return count;
    }

    @Override
    public void close() {
      if (drawn) {
        terminal.print("\r\u001b[K");
        terminal.flush();
      }
    }

    private void show() {
      if (human) {
        drawn = true;
        terminal.print("\r\u001b[K" + line());
        terminal.flush();
      } else if (total.isPresent()) {
        log.info("progress", "what", what, "count", count, "total", total.getAsLong());
      } else {
        log.info("progress", "what", what, "count", count);
      }
    }

    private String line() {
      String counted = String.format(Locale.ROOT, "%s  %,d", what, count);
      if (total.isEmpty() || total.getAsLong() <= 0) {
        return counted;
      }
      double share = Math.min(1.0, count / (double) total.getAsLong());
      int full = (int) Math.round(share * BAR);
      return String.format(
          Locale.ROOT,
          "%s of %,d  [%s%s] %d %%",
          counted,
          total.getAsLong(),
          "#".repeat(full),
          ".".repeat(BAR - full),
          Math.round(share * 100));
    }
  }
}
