package countinghouse.warehouse;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;

import countinghouse.taskkit.TaskFailure;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/**
 * What a finished build says of itself. A build that is made anew keeps its name; name and time
 * together are one making of it.
 *
 * @param build its id
 * @param builtAt when it was finished (UTC)
 * @param stagingAsOf the latest extracted_at that it can have seen (UTC)
 * @param zone the business's, whose midnight divides the days
 */
public record Stamp(String build, LocalDateTime builtAt, LocalDateTime stagingAsOf, ZoneId zone) {
  private static final List<Field<?>> COLUMNS =
      List.of(
          BUILD_STAMP.BUILD_ID,
          BUILD_STAMP.BUILT_AT,
          BUILD_STAMP.STAGING_AS_OF,
          BUILD_STAMP.BUSINESS_ZONE);

  /** The stamp in a schema; nothing when there is no such build, or none that was finished. */
  public static Optional<Stamp> in(Warehouse warehouse, String schema) {
    if (!warehouse.engine().hasTable(warehouse.dsl(), schema, BUILD_STAMP.getName())) {
      return Optional.empty();
    }
    return warehouse
        .dslWithMartsIn(schema)
        .select(COLUMNS)
        .from(BUILD_STAMP)
        .fetchOptional(Stamp::of);
  }

  /**
   * The stamp of a build that has to be there.
   *
   * @throws TaskFailure (65) when it is not, or was not finished
   */
  public static Stamp of(Warehouse warehouse, BuildId build) {
    String schema = warehouse.schemas().of(build);
    return in(warehouse, schema)
        .filter(stamp -> stamp.build().equals(build.text()))
        .orElseThrow(() ->
            TaskFailure.data(
                "There is no finished build of this name",
                "build " + build.text() + " in " + warehouse.address() + ", schema " + schema,
                "Run build-marts with the same --build first"));
  }

  static Stamp of(Record row) {
    return new Stamp(
        row.get(0, String.class),
        row.get(1, LocalDateTime.class),
        row.get(2, LocalDateTime.class),
        ZoneId.of(row.get(3, String.class)));
  }

  /** The columns that {@link #of(Record)} reads, as SQL. */
  static String columns() {
    return String.join(", ", COLUMNS.stream().map(Field::getName).toList());
  }

  /** Whether this is the same build, made anew after the other. */
  public boolean isRemakeOf(Stamp other) {
    return build.equals(other.build) && builtAt.isAfter(other.builtAt);
  }

  /**
   * What rows about this making of the build fulfil.
   *
   * @param id the column that names the build
   * @param madeAt the column that says when it was finished
   */
  public Condition isMeantBy(Field<String> id, Field<LocalDateTime> madeAt) {
    return id.eq(build).and(madeAt.eq(builtAt));
  }
}
