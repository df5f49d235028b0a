package countinghouse.faultinjection;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * When a task is killed, as a share of what the task is known to do: of its time, or of the changes
 * that it makes to its files. Uniform time alone would miss the short moments of a commit.
 *
 * @param tied to a change of the files instead of to the time
 * @param share from 0 to 1, of the duration or of the number of changes
 * @param delayMicros how long after the change
 */
record Moment(boolean tied, double share, int delayMicros) {
  private static final int LONGEST_DELAY = 2_000;

  /** Any moment. */
  static Moment any(RandomGenerator random) {
    return new Moment(random.nextInt(100) < 60, random.nextDouble(), random.nextInt(LONGEST_DELAY));
  }

  /** What a whole run of a task looks like from outside. */
  record Habit(long millis, int changes) {}

  /** The change after which it is time; as good as never when the moment is tied to the time. */
  int change(Habit habit) {
    return tied ? 1 + (int) (share * habit.changes()) : Integer.MAX_VALUE;
  }

  /** The milliseconds after which it is time; as good as never when it is tied to a change. */
  long millis(Habit habit) {
    return tied ? Long.MAX_VALUE : (long) (share * habit.millis());
  }

  @Override
  public String toString() {
    return tied
        ? String.format(Locale.ROOT, "at %.3f of its changes + %d µs", share, delayMicros)
        : String.format(Locale.ROOT, "at %.3f of its time", share);
  }
}
