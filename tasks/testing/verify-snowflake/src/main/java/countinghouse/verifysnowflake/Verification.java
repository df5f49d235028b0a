package countinghouse.verifysnowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries capabilities one after the other; what hangs on one that is missing is not tried. */
final class Verification {
  private final Consumer<String> beginning;
  private BooleanSupplier isStopped;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable String missing;

  /**
   * Nothing is tried yet.
   *
   * @param beginning is told the name of what is tried next
   * @param isStopped whether this process is being ended
   */
  Verification(Consumer<String> beginning, BooleanSupplier isStopped) {
    this.beginning = beginning;
    this.isStopped = isStopped;
  }

  /**
   * Tries them all.
   *
   * @throws InterruptedException when this process is being ended
   */
  void tryAll(List<Capability> capabilities) throws InterruptedException {
    for (Capability capability : capabilities) {
      findings.add(tried(capability));
    }
  }

  /** Tries what must be tried at the end, whatever is missing, and when it is stopped, too. */
  void tryAnyway(Capability capability) throws InterruptedException {
    missing = null;
    isStopped = () -> false;
    findings.add(tried(capability));
  }

  /** What was found so far. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private Finding tried(Capability capability) throws InterruptedException {
    if (isStopped.getAsBoolean()) {
      throw new InterruptedException(capability.name());
    }
    if (missing != null) {
      return Finding.notTried(capability, missing);
    }
    beginning.accept(capability.name());
    try {
      capability.proof().run();
      return Finding.passed(capability);
    } catch (Exception | AssertionError e) {
      if (isStopped.getAsBoolean()) {
        throw (InterruptedException) new InterruptedException(capability.name()).initCause(e);
      }
      if (capability.isFoundation()) {
        missing = capability.name();
      }
      return Finding.failed(capability, e);
    }
  }
}
