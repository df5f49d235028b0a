package countinghouse.buildmarts.order;

import static countinghouse.warehouse.tables.conformed.Tables.ORDER_OUTCOME;
import static countinghouse.warehouse.tables.marts.Tables.DIM_ORDER_FLAGS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * One row per combination of yes-and-no facts about an order that occurs.
 *
 * <p>Natural key: all of them. They are about the order as it is now: the marts are built whole, so
 * a refund of today changes what yesterday's order points to.
 */
public final class DimOrderFlags implements SelectedTable {
  @Override
  public Table<?> table() {
    return DIM_ORDER_FLAGS;
  }

  @Override
  public Select<?> rows() {
    SelectField<?>[] columns =
        Arrays.stream(DIM_ORDER_FLAGS.fields())
            .map(ORDER_OUTCOME::field)
            .toArray(SelectField<?>[]::new);
    return selectDistinct(columns)
        .from(ORDER_OUTCOME)
        .unionAll(member(Keys.UNKNOWN, "unknown"))
        .unionAll(member(Keys.NOT_APPLICABLE, "not_applicable"));
  }

  private static Select<Record> member(long key, String buyer) {
    int flags = DIM_ORDER_FLAGS.fields().length - 2;
    return select(
        Stream.concat(
                Stream.<Field<?>>of(inline(key), inline(buyer)),
                Stream.generate(() -> inline(false)).limit(flags))
            .toList());
  }
}
