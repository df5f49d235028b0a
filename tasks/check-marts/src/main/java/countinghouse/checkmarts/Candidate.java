package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A finished build that is to be checked.
 *
 * @param build its id
 * @param stagingAsOf the latest extracted_at that it can have seen (UTC); what came later is not
 *     held against it
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
    if (!warehouse.engine().hasTable(warehouse.dsl(), schema, BUILD_STAMP.getName())) {
      throw unfinished(warehouse, build);
    }
    return warehouse
        .dslWithMartsIn(schema)
        .select(BUILD_STAMP.STAGING_AS_OF, BUILD_STAMP.BUSINESS_ZONE)
        .from(BUILD_STAMP)
        .where(BUILD_STAMP.BUILD_ID.eq(build.text()))
        .fetchOptional(row -> new Candidate(build, row.value1(), ZoneId.of(row.value2())))
        .orElseThrow(() -> unfinished(warehouse, build));
  }

  /**
   * SQL for the versions of a head's records that the build has seen; a record that is gone stands
   * there with its last version.
   *
   * @param table such as {@code staging.square_orders}
   */
  String currentVersions(String table) {
    return """
    (
      select * from %s
      where extracted_at <= cast('%s' as timestamp)
      qualify row_number() over (
        partition by source_name, id order by extracted_at desc, run_id desc) = 1
    )\
    """
        .formatted(table, Parameters.text(stagingAsOf));
  }

  private static TaskFailure unfinished(Warehouse warehouse, BuildId build) {
    return TaskFailure.data(
        "There is no finished build " + build.text(),
        warehouse.address() + ", schema " + warehouse.schemas().of(build),
        "Run build-marts with the same --build first");
  }
}
