package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A finished build that is to be checked.
 *
 * @param build its id
 * @param stagingAsOf the latest extracted_at that it can have seen (UTC)
 * @param zone the business's, whose midnight divides the days
 */
record Candidate(BuildId build, LocalDateTime stagingAsOf, ZoneId zone) {

  /**
   * The build of this name.
   *
   * @throws TaskFailure (65) when it is not there or was not finished
   */
  static Candidate find(Warehouse warehouse, BuildId build) {
    String schema = warehouse.schemas().of(build);
    for (String needed : List.of(BUILD_STAMP.getName(), LoadedRuns.OF_BUILD)) {
      if (!warehouse.engine().hasTable(warehouse.dsl(), schema, needed)) {
        throw unfinished(warehouse, build);
      }
    }
    return warehouse
        .dslWithMartsIn(schema)
        .select(BUILD_STAMP.STAGING_AS_OF, BUILD_STAMP.BUSINESS_ZONE)
        .from(BUILD_STAMP)
        .where(BUILD_STAMP.BUILD_ID.eq(build.text()))
        .fetchOptional(row -> new Candidate(build, row.value1(), ZoneId.of(row.value2())))
        .orElseThrow(() -> unfinished(warehouse, build));
  }

  /** What {@code ${current(TABLE)}} means, for the table of every head. */
  static Map<String, String> current(Warehouse warehouse) {
    Map<String, String> current = new HashMap<>();
    for (StagedHead head : StagedHead.all()) {
      current.put(
          "current(" + head.table().getName() + ")",
          currentVersions(warehouse.dsl().render(head.table())));
    }
    return current;
  }

  /**
   * SQL for the versions of a head's records that the build has seen; a record that is gone stands
   * there with its last version. Unqualified names mean the build's schema.
   *
   * @param table such as {@code staging.square_orders}
   */
  static String currentVersions(String table) {
    return """
    (
      select * from %s
      where (source_name, run_id) in (select source_name, run_id from %s)
      qualify row_number() over (
        partition by source_name, id order by extracted_at desc, run_id desc) = 1
    )\
    """
        .formatted(table, LoadedRuns.OF_BUILD);
  }

  private static TaskFailure unfinished(Warehouse warehouse, BuildId build) {
    return TaskFailure.data(
        "There is no finished build " + build.text(),
        warehouse.address() + ", schema " + warehouse.schemas().of(build),
        "Run build-marts with the same --build first");
  }
}
