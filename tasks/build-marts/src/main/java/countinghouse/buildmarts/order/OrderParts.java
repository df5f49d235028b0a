package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_RETURNS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_SERVICE_CHARGES;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_TENDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDER_FEES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrderReturns;
import countinghouse.warehouse.tables.staging.tables.SquareOrderServiceCharges;
import countinghouse.warehouse.tables.staging.tables.SquareOrderTenders;
import countinghouse.warehouse.tables.staging.tables.SquareOrders;
import countinghouse.warehouse.tables.staging.tables.SquarePayments;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrderFees;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * What the children of an order add up to: derived tables with one row per version of an order, or
 * per order.
 */
final class OrderParts {
  private static final String SOURCE = "source_name";
  private static final String ORDER = "order_id";
  private static final String AMOUNT = "amount";
  private static final String VALUE = "customer_id";

  static Field<String> source(Table<?> part) {
    return field(name(part.getName(), SOURCE), SQLDataType.VARCHAR);
  }

  static Field<String> order(Table<?> part) {
    return field(name(part.getName(), ORDER), SQLDataType.VARCHAR);
  }

  static Condition isThere(Table<?> part) {
    return source(part).isNotNull();
  }

  static Field<BigDecimal> amount(Table<?> part) {
    return field(name(part.getName(), AMOUNT), SQLDataType.DECIMAL(18, 4));
  }

  static Field<String> value(Table<?> part) {
    return field(name(part.getName(), VALUE), SQLDataType.VARCHAR);
  }

  /** Fees of a shop's orders, without tax. */
  Table<?> shopFees() {
    WoocommerceOrderFees fee = WOOCOMMERCE_ORDER_FEES.as("fee");
    return select(fee.SOURCE_NAME, fee.RUN_ID, fee.RECORD_NUMBER, total(fee.TOTAL).as(AMOUNT))
        .from(fee)
        .groupBy(fee.SOURCE_NAME, fee.RUN_ID, fee.RECORD_NUMBER)
        .asTable("fee");
  }

  /** Service charges that no line contains, without tax. */
  Table<?> serviceCharges() {
    SquareOrderServiceCharges charge = SQUARE_ORDER_SERVICE_CHARGES.as("charge");
    return select(
            charge.SOURCE_NAME,
            charge.RUN_ID,
            charge.RECORD_NUMBER,
            total(orZero(charge.TOTAL_MONEY).minus(orZero(charge.TOTAL_TAX_MONEY))).as(AMOUNT))
        .from(charge)
        .where(isInNoLine(charge))
        .groupBy(charge.SOURCE_NAME, charge.RUN_ID, charge.RECORD_NUMBER)
        .asTable("charge");
  }

  private static Condition isInNoLine(SquareOrderServiceCharges charge) {
    return coalesce(charge.TREATMENT_TYPE, inline(""))
        .ne("APPORTIONED_TREATMENT")
        .and(coalesce(charge.CALCULATION_PHASE, inline("")).notLike("APPORTIONED%"));
  }

  /** Orders that give something back. */
  Table<?> returns() {
    SquareOrderReturns part = SQUARE_ORDER_RETURNS.as("part");
    return selectDistinct(part.SOURCE_NAME, part.RUN_ID, part.RECORD_NUMBER)
        .from(part)
        .asTable("returned");
  }

  /** Who paid, for orders that do not name their customer: on the tender, else on the payment. */
  Table<?> buyers() {
    Field<String> source = field(name(SOURCE), SQLDataType.VARCHAR);
    Field<String> order = field(name(ORDER), SQLDataType.VARCHAR);
    Field<String> customer = field(name(VALUE), SQLDataType.VARCHAR);
    return select(source, order, customer)
        .from(tenders().unionAll(payments()).asTable("payer"))
        .where(noCondition())
        .qualify(
            rowNumber()
                .over(
                    partitionBy(source, order)
                        .orderBy(
                            field(name("strength")),
                            field(name("created_at")).nullsLast(),
                            customer))
                .eq(1))
        .asTable("buyer");
  }

  private Select<Record5<String, String, String, Integer, LocalDateTime>> tenders() {
    SquareOrders head = SQUARE_ORDERS.as("head");
    SquareOrderTenders tender = SQUARE_ORDER_TENDERS.as("tender");
    return select(
            head.SOURCE_NAME.as(SOURCE),
            head.ID.as(ORDER),
            tender.CUSTOMER_ID.as(VALUE),
            inline(1).as("strength"),
            tender.CREATED_AT.as("created_at"))
        .from(CurrentVersions.all(head))
        .join(tender)
        .on(CurrentVersions.belongs(tender, head))
        .where(filled(tender.CUSTOMER_ID).isNotNull());
  }

  private Select<Record5<String, String, String, Integer, LocalDateTime>> payments() {
    SquarePayments paid = SQUARE_PAYMENTS.as("paid");
    return select(paid.SOURCE_NAME, paid.ORDER_ID, paid.CUSTOMER_ID, inline(2), paid.CREATED_AT)
        .from(CurrentVersions.all(paid))
        .where(filled(paid.CUSTOMER_ID).isNotNull())
        .and(paid.ORDER_ID.isNotNull());
  }
}
