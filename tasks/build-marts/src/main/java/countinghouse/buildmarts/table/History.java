package countinghouse.buildmarts.table;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.impl.SQLDataType;

/**
 * The versions of a head in staging as stretches of time that neither overlap nor leave a gap. The
 * first opens at the beginning of time; a later one at the time the source says it was modified,
 * else when it was read; never before the version it follows, nor after it was read.
 */
public final class History {
  private static final String VALID_FROM = "valid_from";
  private static final String VALID_TO = "valid_to";

  private History() {}

  /**
   * All versions with {@code valid_from} and {@code valid_to}.
   *
   * @param head a table of a head with an alias; its fields mean the result from then on
   * @param modifiedAt when the source says that the record was changed
   */
  public static Table<Record> of(Table<Record> head, Field<LocalDateTime> modifiedAt) {
    Table<Record> opened =
        select(head.fields())
            .select(opening(head, modifiedAt).as(VALID_FROM))
            .from(head)
            .asTable(head.getName());
    Field<LocalDateTime> next =
        lead(validFrom(head))
            .over(
                versions(head)
                    .orderBy(instant(head, "extracted_at"), field(name(head.getName(), "run_id"))));
    return select(head.fields())
        .select(validFrom(head), coalesce(next, inline(Expressions.END)).as(VALID_TO))
        .from(opened)
        .qualify(coalesce(next, inline(Expressions.END)).gt(validFrom(head)))
        .asTable(head.getName());
  }

  /** Where a version of such a history begins. */
  public static Field<LocalDateTime> validFrom(Table<Record> head) {
    return instant(head, VALID_FROM);
  }

  /** Where a version of such a history ends. */
  public static Field<LocalDateTime> validTo(Table<Record> head) {
    return instant(head, VALID_TO);
  }

  private static Field<LocalDateTime> opening(Table<Record> head, Field<LocalDateTime> modifiedAt) {
    Field<LocalDateTime> read = instant(head, "extracted_at");
    Field<?> run = field(name(head.getName(), "run_id"));
    return when(
            rowNumber().over(versions(head).orderBy(read, run)).eq(1),
            inline(Expressions.BEGINNING))
        .otherwise(
            max(least(coalesce(modifiedAt, read), read))
                .over(
                    versions(head)
                        .orderBy(read, run)
                        .rowsBetweenUnboundedPreceding()
                        .andCurrentRow()));
  }

  private static WindowSpecificationOrderByStep versions(Table<Record> head) {
    return partitionBy(
        field(name(head.getName(), "source_name")), field(name(head.getName(), "id")));
  }

  private static Field<LocalDateTime> instant(Table<Record> head, String column) {
    return field(name(head.getName(), column), SQLDataType.LOCALDATETIME);
  }
}
