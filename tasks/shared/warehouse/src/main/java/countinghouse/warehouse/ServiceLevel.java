package countinghouse.warehouse;

import java.time.Duration;

/** How fresh what is known of a source has to be, unless an audit is told otherwise. */
public final class ServiceLevel {
  /** A day, and a night in which it is tried again. */
  public static final int HOURS = 36;

  private ServiceLevel() {}

  /** Whether something is older than that. */
  public static boolean isMissed(Duration age) {
    return age.toHours() >= HOURS;
  }
}
