package countinghouse.star;

import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_ORDER_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static countinghouse.warehouse.tables.marts.Tables.DIM_DATE;
import static countinghouse.warehouse.tables.marts.Tables.DIM_LOCATION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_ORDER_FLAGS;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PAYMENT_METHOD;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_TIME_OF_DAY;
import static countinghouse.warehouse.tables.marts.Tables.FCT_ORDER;
import static countinghouse.warehouse.tables.marts.Tables.FCT_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static countinghouse.warehouse.tables.marts.Tables.FCT_SALES_LINE;
import static countinghouse.warehouse.tables.marts.Tables.SALES_MOVEMENT;

import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/** What is measured, and the view of what sales moved. */
final class Facts {
  private static final List<String> MILESTONES =
      List.of("ordered", "paid", "completed", "first_refund", "last_refund");

  private Facts() {}

  static StarTable salesLine() {
    return fact(
        FCT_SALES_LINE,
        FCT_SALES_LINE.SALES_LINE_KEY,
        List.of(FCT_SALES_LINE.SOURCE_NAME, FCT_SALES_LINE.ORDER_ID, FCT_SALES_LINE.LINE_ID),
        Stream.concat(
            ofGoods(FCT_SALES_LINE), of(FCT_SALES_LINE, DIM_ORDER_FLAGS.ORDER_FLAGS_KEY)));
  }

  static StarTable refundLine() {
    return fact(
        FCT_REFUND_LINE,
        FCT_REFUND_LINE.REFUND_LINE_KEY,
        List.of(
            FCT_REFUND_LINE.SOURCE_NAME, FCT_REFUND_LINE.REFUND_ID, FCT_REFUND_LINE.REFUND_LINE_ID),
        ofGoods(FCT_REFUND_LINE));
  }

  static StarTable payment() {
    return fact(
        FCT_PAYMENT,
        FCT_PAYMENT.PAYMENT_KEY,
        List.of(FCT_PAYMENT.SOURCE_NAME, FCT_PAYMENT.PAYMENT_KIND, FCT_PAYMENT.PAYMENT_ID),
        Stream.concat(
            ofMoney(FCT_PAYMENT), of(FCT_PAYMENT, DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY)));
  }

  static StarTable order() {
    return fact(
        FCT_ORDER,
        FCT_ORDER.ORDER_KEY,
        List.of(FCT_ORDER.SOURCE_NAME, FCT_ORDER.ORDER_ID),
        Stream.of(
                ofMoney(FCT_ORDER),
                of(FCT_ORDER, DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY),
                of(FCT_ORDER, DIM_ORDER_FLAGS.ORDER_FLAGS_KEY),
                milestones())
            .flatMap(it -> it));
  }

  private static StarTable fact(
      Table<?> table, Field<?> key, List<Field<?>> naturalKey, Stream<Reference> references) {
    return new StarTable(table, Kind.FACT, List.of(key), naturalKey, references.toList(), null);
  }

  static StarTable salesMovement() {
    return new StarTable(
        SALES_MOVEMENT, Kind.VIEW, List.of(), List.of(), ofGoods(SALES_MOVEMENT).toList(), null);
  }

  /**
   * Every fact has its promotions, when it happened, who, by what way and where; goods also what.
   */
  private static Stream<Reference> ofGoods(Table<?> fact) {
    return Stream.of(
            whenAndWhy(fact),
            of(fact, DIM_PRODUCT.PRODUCT_KEY, DIM_PRODUCT.PRODUCT_DURABLE_KEY),
            whoAndWhere(fact))
        .flatMap(it -> it);
  }

  private static Stream<Reference> ofMoney(Table<?> fact) {
    return Stream.concat(whenAndWhy(fact), whoAndWhere(fact));
  }

  private static Stream<Reference> whenAndWhy(Table<?> fact) {
    return of(
        fact, BRIDGE_ORDER_PROMOTION.ORDER_KEY, DIM_DATE.DATE_KEY, DIM_TIME_OF_DAY.TIME_OF_DAY_KEY);
  }

  private static Stream<Reference> whoAndWhere(Table<?> fact) {
    return of(
        fact,
        DIM_CUSTOMER.CUSTOMER_KEY,
        DIM_CUSTOMER.CUSTOMER_DURABLE_KEY,
        DIM_CHANNEL.CHANNEL_KEY,
        DIM_LOCATION.LOCATION_KEY);
  }

  private static Stream<Reference> of(Table<?> fact, TableField<?, ?>... keys) {
    return Stream.of(keys).map(key -> Reference.of(fact, key));
  }

  /** Day and time of how far an order has come. */
  private static Stream<Reference> milestones() {
    return MILESTONES.stream()
        .flatMap(milestone ->
            Stream.of(DIM_DATE.DATE_KEY, DIM_TIME_OF_DAY.TIME_OF_DAY_KEY)
                .map(key -> Reference.inRole(FCT_ORDER, milestone, key)));
  }
}
