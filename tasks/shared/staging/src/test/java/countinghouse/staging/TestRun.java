package countinghouse.staging;

import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import java.util.Comparator;
import java.util.List;

/**
 * A run as the test wrote it.
 *
 * @param manifest as it was committed
 * @param records what was read, in the order of reading; of an ids run only the ids count
 */
record TestRun(Manifest manifest, List<Refund> records) {
  static final Comparator<TestRun> ORDER =
      Comparator.comparing(TestRun::manifest, Manifest.FOLDING_ORDER);

  TestRun {
    records = List.copyOf(records);
  }

  boolean isIds() {
    return manifest.kind() == RunKind.IDS;
  }

  boolean isSnapshot() {
    return manifest.complete() && (isIds() || manifest.kind() == RunKind.FULL);
  }
}
