package countinghouse.publishmarts;

import countinghouse.taskkit.Log;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import java.time.Clock;

/** Publishes in a process that is dead at once after the step that it is told. */
final class CrashingPublisher {
  static final int KILLED = 137;

  private CrashingPublisher() {}

  /** Arguments: the warehouse, the build, the step. */
  public static void main(String[] args) {
    Step last = Step.valueOf(args[2]);
    try (Warehouse warehouse = Warehouse.open(args[0])) {
      Log log = new Log("publish-marts", System.err, false, Clock.systemUTC());
      new Publication(
              warehouse,
              Clock.systemUTC(),
              log,
              step -> {
                if (step == last) {
                  Runtime.getRuntime().halt(KILLED);
                }
              })
          .publish(new BuildId(args[1]));
    }
  }
}
