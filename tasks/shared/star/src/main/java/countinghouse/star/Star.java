package countinghouse.star;

import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_CUSTOMER_IDENTITY;
import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static countinghouse.warehouse.tables.marts.Tables.DIM_DATE;
import static countinghouse.warehouse.tables.marts.Tables.DIM_LOCATION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static countinghouse.warehouse.tables.marts.Tables.FCT_SALES_LINE;
import static countinghouse.warehouse.tables.marts.Tables.SALES_MOVEMENT;

import countinghouse.star.StarTable.History;
import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The contents page of the star: its tables in the order dimensions, bridge, facts, view, with
 * grain, keys and foreign keys. Builds, checks and the documentation read it; a test holds it
 * against {@code warehouse-schema/marts}.
 */
public final class Star {
  /** Every table of the star. */
  public static final List<StarTable> TABLES =
      List.of(
          dimDate(),
          dimCustomer(),
          dimProduct(),
          dimChannel(),
          dimLocation(),
          bridgeCustomerIdentity(),
          fctSalesLine(),
          fctRefundLine(),
          fctPayment(),
          salesMovement(),
          buildStamp());

  private Star() {}

  /**
   * The table of this name.
   *
   * @throws NoSuchElementException when there is none
   */
  public static StarTable table(String name) {
    return TABLES.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }

  /** All tables of one kind, in order. */
  public static List<StarTable> ofKind(Kind kind) {
    return TABLES.stream().filter(table -> table.kind() == kind).toList();
  }

  private static StarTable dimDate() {
    return new StarTable(
        DIM_DATE,
        Kind.DIMENSION,
        "One row per calendar day of the business zone.",
        List.of(DIM_DATE.DATE_KEY),
        List.of(DIM_DATE.FULL_DATE),
        List.of(),
        null);
  }

  private static StarTable dimCustomer() {
    return new StarTable(
        DIM_CUSTOMER,
        Kind.DIMENSION,
        "One row per durable customer and version: a new version begins when the group, country or"
            + " region changes.",
        List.of(DIM_CUSTOMER.CUSTOMER_KEY),
        List.of(DIM_CUSTOMER.CUSTOMER_DURABLE_KEY, DIM_CUSTOMER.VALID_FROM),
        List.of(),
        new History(
            DIM_CUSTOMER.CUSTOMER_DURABLE_KEY,
            List.of(DIM_CUSTOMER.CUSTOMER_GROUP, DIM_CUSTOMER.COUNTRY, DIM_CUSTOMER.REGION),
            DIM_CUSTOMER.VALID_FROM,
            DIM_CUSTOMER.VALID_TO,
            DIM_CUSTOMER.IS_CURRENT));
  }

  private static StarTable dimProduct() {
    return new StarTable(
        DIM_PRODUCT,
        Kind.DIMENSION,
        "One row per variant and version: a new version begins when its list price or its product"
            + " line changes.",
        List.of(DIM_PRODUCT.PRODUCT_KEY),
        List.of(DIM_PRODUCT.PRODUCT_DURABLE_KEY, DIM_PRODUCT.VALID_FROM),
        List.of(),
        new History(
            DIM_PRODUCT.PRODUCT_DURABLE_KEY,
            List.of(DIM_PRODUCT.LIST_PRICE, DIM_PRODUCT.PRODUCT_LINE),
            DIM_PRODUCT.VALID_FROM,
            DIM_PRODUCT.VALID_TO,
            DIM_PRODUCT.IS_CURRENT));
  }

  private static StarTable dimChannel() {
    return new StarTable(
        DIM_CHANNEL,
        Kind.DIMENSION,
        "One row per sales channel: by what way a sale came, which is not the same as the source"
            + " that recorded it.",
        List.of(DIM_CHANNEL.CHANNEL_KEY),
        List.of(DIM_CHANNEL.CHANNEL_CODE),
        List.of(),
        null);
  }

  private static StarTable dimLocation() {
    return new StarTable(
        DIM_LOCATION,
        Kind.DIMENSION,
        "One row per place of sale: each Square location, and one for each shop.",
        List.of(DIM_LOCATION.LOCATION_KEY),
        List.of(DIM_LOCATION.SOURCE_NAME, DIM_LOCATION.LOCATION_ID),
        List.of(),
        null);
  }

  private static StarTable bridgeCustomerIdentity() {
    List<Field<?>> profile =
        List.of(
            BRIDGE_CUSTOMER_IDENTITY.SOURCE_NAME,
            BRIDGE_CUSTOMER_IDENTITY.PROFILE_KIND,
            BRIDGE_CUSTOMER_IDENTITY.PROFILE_ID);
    return new StarTable(
        BRIDGE_CUSTOMER_IDENTITY,
        Kind.BRIDGE,
        "One row per source profile, a guest's order being one: the customer it belongs to, and why.",
        profile,
        profile,
        List.of(
            new Reference(
                BRIDGE_CUSTOMER_IDENTITY.CUSTOMER_DURABLE_KEY,
                "dim_customer",
                DIM_CUSTOMER.CUSTOMER_DURABLE_KEY)),
        null);
  }

  private static StarTable fctSalesLine() {
    return new StarTable(
        FCT_SALES_LINE,
        Kind.FACT,
        "One row per line of an order; an order without lines has one adjustment line.",
        List.of(FCT_SALES_LINE.SALES_LINE_KEY),
        List.of(FCT_SALES_LINE.SOURCE_NAME, FCT_SALES_LINE.ORDER_ID, FCT_SALES_LINE.LINE_ID),
        references(FCT_SALES_LINE, true),
        null);
  }

  private static StarTable fctRefundLine() {
    return new StarTable(
        FCT_REFUND_LINE,
        Kind.FACT,
        "One row per refunded line, or per sold line that an amount without lines is spread over.",
        List.of(FCT_REFUND_LINE.REFUND_LINE_KEY),
        List.of(
            FCT_REFUND_LINE.SOURCE_NAME, FCT_REFUND_LINE.REFUND_ID, FCT_REFUND_LINE.REFUND_LINE_ID),
        references(FCT_REFUND_LINE, true),
        null);
  }

  private static StarTable fctPayment() {
    return new StarTable(
        FCT_PAYMENT,
        Kind.FACT,
        "One row per payment taken or given back.",
        List.of(FCT_PAYMENT.PAYMENT_KEY),
        List.of(FCT_PAYMENT.SOURCE_NAME, FCT_PAYMENT.PAYMENT_KIND, FCT_PAYMENT.PAYMENT_ID),
        references(FCT_PAYMENT, false),
        null);
  }

  private static StarTable salesMovement() {
    return new StarTable(
        SALES_MOVEMENT,
        Kind.VIEW,
        "One row per counted sale line (+) and refund line (-), each on its own day: the only place"
            + " where net sales is summed.",
        List.of(),
        List.of(),
        references(SALES_MOVEMENT, true),
        null);
  }

  private static StarTable buildStamp() {
    return new StarTable(
        BUILD_STAMP,
        Kind.STAMP,
        "One row per build: written last, so a schema without it was never finished.",
        List.of(BUILD_STAMP.BUILD_ID),
        List.of(BUILD_STAMP.BUILD_ID),
        List.of(),
        null);
  }

  /** The dimensions that every fact has, and the product, which money has not. */
  private static List<Reference> references(Table<?> fact, boolean withProduct) {
    List<Reference> references = new ArrayList<>();
    references.add(reference(fact, "dim_date", DIM_DATE.DATE_KEY));
    if (withProduct) {
      references.add(reference(fact, "dim_product", DIM_PRODUCT.PRODUCT_KEY));
      references.add(reference(fact, "dim_product", DIM_PRODUCT.PRODUCT_DURABLE_KEY));
    }
    references.add(reference(fact, "dim_customer", DIM_CUSTOMER.CUSTOMER_KEY));
    references.add(reference(fact, "dim_customer", DIM_CUSTOMER.CUSTOMER_DURABLE_KEY));
    references.add(reference(fact, "dim_channel", DIM_CHANNEL.CHANNEL_KEY));
    references.add(reference(fact, "dim_location", DIM_LOCATION.LOCATION_KEY));
    return references;
  }

  private static Reference reference(Table<?> fact, String dimension, Field<?> key) {
    Field<?> column = fact.field(key.getName());
    if (column == null) {
      throw new NoSuchElementException(fact.getName() + "." + key.getName());
    }
    return new Reference(column, dimension, key);
  }
}
