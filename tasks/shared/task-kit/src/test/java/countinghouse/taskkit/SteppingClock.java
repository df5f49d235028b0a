package countinghouse.taskkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on by one second when told to. */
final class SteppingClock extends Clock {
  private Instant now;

  SteppingClock(Instant start) {
    now = start;
  }

  void step() {
    now = now.plusSeconds(1);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
