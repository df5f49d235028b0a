package countinghouse.checkmarts;

import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;

/** SQL for staging as the build that is checked has seen it; unqualified names mean its schema. */
final class SeenVersions {
  private SeenVersions() {}

  /** What {@code ${current(TABLE)}} means, for the table of every head. */
  static Map<String, String> parameters(Warehouse warehouse) {
    Map<String, String> current = new HashMap<>();
    for (StagedHead head : StagedHead.all()) {
      current.put("current(" + head.table().getName() + ")", of(warehouse, head));
    }
    return current;
  }

  /**
   * The versions of a head's records that the build has seen; a record that is gone stands there
   * with its last version.
   */
  static String of(Warehouse warehouse, StagedHead head) {
    return """
    (
      select * from %s
      where (source_name, run_id) in (select source_name, run_id from %s)
      qualify %s
    )\
    """
        .formatted(
            warehouse.dsl().render(head.table()), LoadedRuns.OF_BUILD, CurrentVersions.IS_CURRENT);
  }
}
