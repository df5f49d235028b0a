package countinghouse.extraction;

import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.taskkit.Window;
import java.time.ZoneOffset;
import java.util.List;

/** Runs of a till's orders, read at the end of what they are about. */
final class SampleRuns {
  static final Entity ORDERS = Entity.of("orders", Column.required("id", ColumnType.TEXT));

  private final Lake lake;

  SampleRuns(Lake lake) {
    this.lake = lake;
  }

  Manifest commit(RunKind kind, Window read, String... ids) {
    try (RunWriter run = started(kind, read, ids)) {
      return run.commit();
    }
  }

  /** Of a source that counts more than it shows. */
  Manifest commitIncomplete(RunKind kind, Window read, String... ids) {
    try (RunWriter run = started(kind, read, ids)) {
      return run.commitIncomplete();
    }
  }

  private RunWriter started(RunKind kind, Window read, String... ids) {
    Head head = new Head("square", ORDERS, List.of());
    RunWriter run =
        lake.startRun(
            new RunHeader(
                "till", head, kind, read.from(), read.to(), read.to(), ZoneOffset.UTC, "USD", "1"));
    for (String id : ids) {
      if (kind == RunKind.IDS) {
        run.write(Head.IDS, id, null, null);
      } else {
        run.write(ORDERS, id);
      }
    }
    return run;
  }
}
