package countinghouse.warehouse;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import countinghouse.taskkit.Identifier;
import countinghouse.taskkit.TaskFailure;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;

/**
 * What a finished build says of itself. A build that is made anew keeps its name; name and time
 * together are one making of it.
 *
 * @param build its id
 * @param builtAt when it was finished (UTC)
 * @param stagingAsOf the latest extracted_at that it can have seen (UTC)
 * @param zone the business's, whose midnight divides the days
 * @param currency of reporting amounts
 */
public record Stamp(
    BuildId build,
    LocalDateTime builtAt,
    LocalDateTime stagingAsOf,
    ZoneId zone,
    Currency currency) {

  /** The stamp in a schema; nothing when there is no such build, or none that was finished. */
  public static Optional<Stamp> in(Warehouse warehouse, String schema) {
    return warehouse.engine().hasTable(warehouse.dsl(), schema, BUILD_STAMP.getName())
        ? read(warehouse.dsl(), name(Identifier.check(schema)))
        : Optional.empty();
  }

  /**
   * The stamp of a build that has to be there.
   *
   * @throws TaskFailure (65) when it is not, or was not finished
   */
  public static Stamp of(Warehouse warehouse, BuildId build) {
    String schema = warehouse.schemas().of(build);
    return in(warehouse, schema)
        .filter(stamp -> stamp.build().equals(build))
        .orElseThrow(() ->
            TaskFailure.data(
                "There is no finished build of this name",
                "build " + build.text() + " in " + warehouse.address() + ", schema " + schema,
                "Run build-marts with the same --build first"));
  }

  /**
   * The stamp of the marts in a schema that has a table for it; nothing while that is empty.
   *
   * @param schema its name, or those of a database and its schema
   */
  static Optional<Stamp> read(DSLContext dsl, Name schema) {
    List<Field<?>> columns =
        Arrays.stream(BUILD_STAMP.fields()).<Field<?>>map(Unqualified::column).toList();
    return dsl.select(columns)
        .from(table(schema.append(BUILD_STAMP.getUnqualifiedName())))
        .fetchOptional(Stamp::of);
  }

  private static Stamp of(Record row) {
    return new Stamp(
        new BuildId(row.get(BUILD_STAMP.BUILD_ID)),
        row.get(BUILD_STAMP.BUILT_AT),
        row.get(BUILD_STAMP.STAGING_AS_OF),
        ZoneId.of(row.get(BUILD_STAMP.BUSINESS_ZONE)),
        Currency.getInstance(row.get(BUILD_STAMP.REPORTING_CURRENCY)));
  }

  /** Writes it into the schema of its build, which is finished by it. */
  public void write(Warehouse warehouse) {
    warehouse
        .dslWithMartsIn(warehouse.schemas().of(build))
        .insertInto(BUILD_STAMP)
        .columns(BUILD_STAMP.fields())
        .values(build.text(), builtAt, stagingAsOf, zone.getId(), currency.getCurrencyCode())
        .execute();
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
    return id.eq(build.text()).and(madeAt.eq(builtAt));
  }
}
