package countinghouse.star;

import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_CUSTOMER_IDENTITY;
import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_ORDER_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static countinghouse.warehouse.tables.marts.Tables.DIM_DATE;
import static countinghouse.warehouse.tables.marts.Tables.DIM_LOCATION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_ORDER_FLAGS;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PAYMENT_METHOD;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_TIME_OF_DAY;

import countinghouse.star.StarTable.History;
import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** What facts are seen by, and the bridges to it. */
final class Dimensions {
  private Dimensions() {}

  static StarTable date() {
    return dimension(DIM_DATE, DIM_DATE.DATE_KEY, DIM_DATE.FULL_DATE);
  }

  static StarTable customer() {
    return dimension(
        DIM_CUSTOMER,
        DIM_CUSTOMER.CUSTOMER_KEY,
        new History(
            DIM_CUSTOMER.CUSTOMER_DURABLE_KEY,
            List.of(DIM_CUSTOMER.CUSTOMER_GROUP, DIM_CUSTOMER.COUNTRY, DIM_CUSTOMER.REGION),
            DIM_CUSTOMER.VALID_FROM,
            DIM_CUSTOMER.VALID_TO,
            DIM_CUSTOMER.IS_CURRENT));
  }

  static StarTable product() {
    return dimension(
        DIM_PRODUCT,
        DIM_PRODUCT.PRODUCT_KEY,
        new History(
            DIM_PRODUCT.PRODUCT_DURABLE_KEY,
            List.of(DIM_PRODUCT.LIST_PRICE, DIM_PRODUCT.PRODUCT_LINE),
            DIM_PRODUCT.VALID_FROM,
            DIM_PRODUCT.VALID_TO,
            DIM_PRODUCT.IS_CURRENT));
  }

  static StarTable channel() {
    return dimension(DIM_CHANNEL, DIM_CHANNEL.CHANNEL_KEY, DIM_CHANNEL.CHANNEL_CODE);
  }

  static StarTable location() {
    return dimension(
        DIM_LOCATION,
        DIM_LOCATION.LOCATION_KEY,
        DIM_LOCATION.SOURCE_NAME,
        DIM_LOCATION.LOCATION_ID);
  }

  static StarTable timeOfDay() {
    return dimension(DIM_TIME_OF_DAY, DIM_TIME_OF_DAY.TIME_OF_DAY_KEY, DIM_TIME_OF_DAY.CLOCK_TIME);
  }

  static StarTable paymentMethod() {
    return dimension(
        DIM_PAYMENT_METHOD,
        DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY,
        DIM_PAYMENT_METHOD.SOURCE_NAME,
        DIM_PAYMENT_METHOD.PAYMENT_METHOD,
        DIM_PAYMENT_METHOD.CARD_BRAND);
  }

  static StarTable promotion() {
    return dimension(
        DIM_PROMOTION,
        DIM_PROMOTION.PROMOTION_KEY,
        DIM_PROMOTION.SOURCE_NAME,
        DIM_PROMOTION.PROMOTION_TYPE,
        DIM_PROMOTION.PROMOTION_CODE);
  }

  static StarTable orderFlags() {
    return dimension(
        DIM_ORDER_FLAGS,
        DIM_ORDER_FLAGS.ORDER_FLAGS_KEY,
        Arrays.stream(DIM_ORDER_FLAGS.fields())
            .filter(column -> !column.equals(DIM_ORDER_FLAGS.ORDER_FLAGS_KEY))
            .toArray(Field<?>[]::new));
  }

  private static StarTable dimension(Table<?> table, Field<?> key, Field<?>... naturalKey) {
    return new StarTable(table, Kind.DIMENSION, List.of(key), List.of(naturalKey), List.of(), null);
  }

  private static StarTable dimension(Table<?> table, Field<?> key, History history) {
    return new StarTable(
        table,
        Kind.DIMENSION,
        List.of(key),
        List.of(history.durableKey(), history.validFrom()),
        List.of(),
        history);
  }

  static StarTable customerIdentity() {
    return bridge(
        BRIDGE_CUSTOMER_IDENTITY,
        List.of(
            BRIDGE_CUSTOMER_IDENTITY.SOURCE_NAME,
            BRIDGE_CUSTOMER_IDENTITY.PROFILE_KIND,
            BRIDGE_CUSTOMER_IDENTITY.PROFILE_ID),
        Reference.of(BRIDGE_CUSTOMER_IDENTITY, DIM_CUSTOMER.CUSTOMER_DURABLE_KEY));
  }

  static StarTable orderPromotion() {
    return bridge(
        BRIDGE_ORDER_PROMOTION,
        List.of(BRIDGE_ORDER_PROMOTION.ORDER_KEY, BRIDGE_ORDER_PROMOTION.PROMOTION_KEY),
        Reference.of(BRIDGE_ORDER_PROMOTION, DIM_PROMOTION.PROMOTION_KEY));
  }

  private static StarTable bridge(Table<?> table, List<Field<?>> key, Reference reference) {
    return new StarTable(table, Kind.BRIDGE, key, key, List.of(reference), null);
  }
}
