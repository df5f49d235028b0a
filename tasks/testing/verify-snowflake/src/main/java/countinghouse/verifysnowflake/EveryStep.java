package countinghouse.verifysnowflake;

import java.util.ArrayList;
import java.util.List;

/** Steps each of which is done whatever became of those before it. */
final class EveryStep {
  private final List<Throwable> failures = new ArrayList<>();

  /** Does a step, and keeps its failure for {@link #demandAll}. */
  void attempt(Capability.Proof step) {
    try {
      step.run();
    } catch (Exception | AssertionError e) {
      failures.add(e);
    }
  }

  /**
   * To be asked when all of them were attempted.
   *
   * @throws AssertionError that tells every failure, when there was one
   */
  void demandAll() {
    if (!failures.isEmpty()) {
      AssertionError all =
          new AssertionError(String.join("; ", failures.stream().map(Finding::why).toList()));
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }
}
