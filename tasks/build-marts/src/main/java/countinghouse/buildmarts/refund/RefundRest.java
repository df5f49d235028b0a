package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_REST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** One row per refund that does not give back what its lines say: the rest. */
public final class RefundRest implements SelectedTable {
  private static final String LINES = "lines";

  @Override
  public Table<?> table() {
    return REFUND_REST;
  }

  @Override
  public Select<?> rows() {
    Field<BigDecimal> stated = field(name(LINES, "stated"), SQLDataType.DECIMAL(18, 4));
    Field<BigDecimal> rest = CONFORMED_REFUND.TOTAL_AMOUNT.minus(orZero(stated));
    return select(
            CONFORMED_REFUND.REFUND_KEY,
            CONFORMED_REFUND.ORDER_KEY,
            CONFORMED_REFUND.CURRENCY,
            rest.as(REFUND_REST.AMOUNT))
        .from(CONFORMED_REFUND)
        .leftJoin(lines())
        .on(ofLines("source_name").eq(CONFORMED_REFUND.SOURCE_NAME))
        .and(ofLines("refund_id").eq(CONFORMED_REFUND.REFUND_ID))
        .and(ofLines("part_id").eq(CONFORMED_REFUND.PART_ID))
        .where(rest.ne(BigDecimal.ZERO));
  }

  private static Table<?> lines() {
    return select(
            REFUND_LINE.SOURCE_NAME,
            REFUND_LINE.REFUND_ID,
            REFUND_LINE.PART_ID,
            total(RefundLine.total()).as("stated"))
        .from(REFUND_LINE)
        .groupBy(REFUND_LINE.SOURCE_NAME, REFUND_LINE.REFUND_ID, REFUND_LINE.PART_ID)
        .asTable(LINES);
  }

  private static Field<String> ofLines(String column) {
    return field(name(LINES, column), SQLDataType.VARCHAR);
  }
}
