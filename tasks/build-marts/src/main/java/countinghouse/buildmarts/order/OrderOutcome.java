package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_OUTCOME;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_SUM;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.star.PaymentKind;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.impl.SQLDataType;

/**
 * One row per order: how it was paid, what was given back, and its flags.
 *
 * <p>A shop says when an order was paid; of a till's order it is when the last payment was made.
 */
public final class OrderOutcome implements SelectedTable {
  private static final String PAID = "paid";
  private static final String BACK = "back";

  private static final Field<Integer> PAYMENTS = integer(PAID, "payment_count");
  private static final Field<Integer> REFUNDS = integer(BACK, "refund_count");
  private static final Field<BigDecimal> REFUNDED = money(BACK, "refunded_total_amount");
  private static final Field<LocalDateTime> PAID_AT =
      coalesce(SOURCE_ORDER.PAID_AT, instant(PAID, "paid_at"));

  private final NaturalKeys keys;

  /** Orders with the keys of these inputs. */
  public OrderOutcome(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return ORDER_OUTCOME;
  }

  @Override
  public Select<?> rows() {
    return select(
            CONFORMED_ORDER.ORDER_KEY,
            paymentMethod().as(ORDER_OUTCOME.PAYMENT_METHOD_KEY),
            SOURCE_ORDER.CREATED_AT.as(ORDER_OUTCOME.ORDERED_AT),
            PAID_AT.as(ORDER_OUTCOME.PAID_AT),
            SOURCE_ORDER.COMPLETED_AT,
            field(isCompleted()).as(ORDER_OUTCOME.IS_COMPLETED),
            instant(BACK, "first_refunded_at"),
            instant(BACK, "last_refunded_at"),
            orNone(PAYMENTS).as(ORDER_OUTCOME.PAYMENT_COUNT),
            orZero(money(PAID, "paid_amount")).as(ORDER_OUTCOME.PAID_AMOUNT),
            orNone(REFUNDS).as(ORDER_OUTCOME.REFUND_COUNT),
            orZero(money(BACK, "refunded_net_amount")).as(ORDER_OUTCOME.REFUNDED_NET_AMOUNT),
            orZero(REFUNDED).as(ORDER_OUTCOME.REFUNDED_TOTAL_AMOUNT))
        .select(flagColumns())
        .from(CONFORMED_ORDER)
        .join(SOURCE_ORDER)
        .on(SOURCE_ORDER.ORDER_KEY.eq(CONFORMED_ORDER.ORDER_KEY))
        .leftJoin(ORDER_SUM)
        .on(ORDER_SUM.ORDER_KEY.eq(CONFORMED_ORDER.ORDER_KEY))
        .leftJoin(paid())
        .on(number(PAID, "order_key").eq(CONFORMED_ORDER.ORDER_KEY))
        .leftJoin(back())
        .on(number(BACK, "order_key").eq(CONFORMED_ORDER.ORDER_KEY));
  }

  /** The way of the largest payment; of an order without one, the way that it names. */
  private Field<Long> paymentMethod() {
    Field<Long> named =
        when(SOURCE_ORDER.PAYMENT_METHOD.isNull(), inline(Keys.NOT_APPLICABLE))
            .otherwise(
                keys.paymentMethod(
                    SOURCE_ORDER.SOURCE_NAME, SOURCE_ORDER.PAYMENT_METHOD, inline("")));
    return coalesce(number(PAID, "payment_method_key"), named);
  }

  private static Condition isCompleted() {
    return SOURCE_ORDER
        .COMPLETED_AT
        .isNotNull()
        .or(lower(CONFORMED_ORDER.ORDER_STATUS).eq("completed"));
  }

  private SelectField<?>[] flagColumns() {
    Field<String> buyer = coalesce(SOURCE_ORDER.PROFILE_KIND, inline("walk_in"));
    Map<Field<Boolean>, Condition> flags = flags();
    Field<?>[] parts =
        Stream.concat(Stream.of(buyer), flags.values().stream().map(OrderOutcome::digit))
            .toArray(Field<?>[]::new);
    return Stream.concat(
            Stream.of(
                keys.orderFlags(parts).as(ORDER_OUTCOME.ORDER_FLAGS_KEY),
                buyer.as(ORDER_OUTCOME.BUYER_KIND)),
            flags.entrySet().stream().map(flag -> field(flag.getValue()).as(flag.getKey())))
        .toArray(SelectField<?>[]::new);
  }

  /** Every flag in the order of the columns. */
  private static Map<Field<Boolean>, Condition> flags() {
    Condition isReturnOnly = ORDER_SUM.ORDER_KEY.isNull();
    Map<Field<Boolean>, Condition> flags = new LinkedHashMap<>();
    flags.put(
        ORDER_OUTCOME.IS_ENTERED_BY_HAND,
        SOURCE_ORDER.SOURCE_KIND.eq("woocommerce").and(is(SOURCE_ORDER.CHANNEL_HINT, "admin")));
    flags.put(ORDER_OUTCOME.IS_SALE, CONFORMED_ORDER.IS_SALE.isTrue());
    flags.put(ORDER_OUTCOME.IS_MIRROR, CONFORMED_ORDER.IS_MIRROR.isTrue());
    flags.put(ORDER_OUTCOME.IS_DELETED, CONFORMED_ORDER.IS_DELETED.isTrue());
    flags.put(ORDER_OUTCOME.IS_RETURN_ONLY, isReturnOnly);
    flags.put(ORDER_OUTCOME.IS_COUNTED, CONFORMED_ORDER.IS_COUNTED.isTrue().andNot(isReturnOnly));
    flags.put(ORDER_OUTCOME.HAS_DISCOUNT, isSome(ORDER_SUM.DISCOUNT_AMOUNT));
    flags.put(ORDER_OUTCOME.HAS_TAX, isSome(SOURCE_ORDER.TAX_AMOUNT));
    flags.put(ORDER_OUTCOME.HAS_SHIPPING, isSome(SOURCE_ORDER.SHIPPING_AMOUNT));
    flags.put(ORDER_OUTCOME.HAS_TIP, isSome(SOURCE_ORDER.TIP_AMOUNT));
    flags.put(ORDER_OUTCOME.HAS_GIFT_CARD, isSome(ORDER_SUM.GIFT_CARD_AMOUNT));
    flags.put(ORDER_OUTCOME.IS_PAID, PAID_AT.isNotNull());
    flags.put(ORDER_OUTCOME.IS_SPLIT_PAYMENT, orNone(PAYMENTS).gt(1));
    flags.put(ORDER_OUTCOME.HAS_REFUND, orNone(REFUNDS).gt(0));
    flags.put(
        ORDER_OUTCOME.IS_FULLY_REFUNDED,
        orNone(REFUNDS).gt(0).and(orZero(REFUNDED).ge(SOURCE_ORDER.TOTAL_AMOUNT)));
    return flags;
  }

  private static Condition is(Field<String> field, String value) {
    return coalesce(field, inline("")).eq(value);
  }

  private static Condition isSome(Field<BigDecimal> amount) {
    return orZero(amount).ne(BigDecimal.ZERO);
  }

  private static Field<Integer> digit(Condition flag) {
    return when(flag, inline(1)).otherwise(inline(0));
  }

  /** The largest payment of every order, and what all of them add up to. */
  private Table<?> paid() {
    Field<BigDecimal> amount = SOURCE_PAYMENT.AMOUNT.plus(SOURCE_PAYMENT.TIP_AMOUNT);
    return select(
            SOURCE_PAYMENT.ORDER_KEY,
            keys.paymentMethod(
                    SOURCE_PAYMENT.SOURCE_NAME,
                    SOURCE_PAYMENT.PAYMENT_METHOD,
                    SOURCE_PAYMENT.CARD_BRAND)
                .as("payment_method_key"),
            count().over(ofOrder()).as("payment_count"),
            sum(amount).over(ofOrder()).as("paid_amount"),
            max(SOURCE_PAYMENT.PAID_AT).over(ofOrder()).as("paid_at"))
        .from(SOURCE_PAYMENT)
        .where(SOURCE_PAYMENT.PAYMENT_KIND.eq(PaymentKind.PAYMENT.label()))
        .and(SOURCE_PAYMENT.IS_COMPLETED.isTrue())
        .and(SOURCE_PAYMENT.ORDER_KEY.isNotNull())
        .qualify(
            rowNumber()
                .over(
                    ofOrder()
                        .orderBy(
                            amount.desc().nullsLast(),
                            SOURCE_PAYMENT.PAID_AT.nullsLast(),
                            SOURCE_PAYMENT.PAYMENT_ID,
                            SOURCE_PAYMENT.SOURCE_NAME))
                .eq(1))
        .asTable(PAID);
  }

  /** A new one each time: adding an order to one changes it. */
  private static WindowSpecificationOrderByStep ofOrder() {
    return partitionBy(SOURCE_PAYMENT.ORDER_KEY);
  }

  /** What was given back of every order, as far as it counts. */
  private static Table<?> back() {
    return select(
            FCT_REFUND_LINE.ORDER_KEY,
            min(FCT_REFUND_LINE.REFUNDED_AT).as("first_refunded_at"),
            max(FCT_REFUND_LINE.REFUNDED_AT).as("last_refunded_at"),
            countDistinct(FCT_REFUND_LINE.REFUND_ID).as("refund_count"),
            total(FCT_REFUND_LINE.NET_AMOUNT).as("refunded_net_amount"),
            total(FCT_REFUND_LINE.TOTAL_AMOUNT).as("refunded_total_amount"))
        .from(FCT_REFUND_LINE)
        .where(FCT_REFUND_LINE.IS_COUNTED.isTrue())
        .groupBy(FCT_REFUND_LINE.ORDER_KEY)
        .asTable(BACK);
  }

  private static Field<Integer> orNone(Field<Integer> number) {
    return coalesce(number, inline(0));
  }

  private static Field<Long> number(String table, String column) {
    return field(name(table, column), SQLDataType.BIGINT);
  }

  private static Field<Integer> integer(String table, String column) {
    return field(name(table, column), SQLDataType.INTEGER);
  }

  private static Field<BigDecimal> money(String table, String column) {
    return field(name(table, column), SQLDataType.DECIMAL(18, 4));
  }

  private static Field<LocalDateTime> instant(String table, String column) {
    return field(name(table, column), SQLDataType.LOCALDATETIME);
  }
}
