package countinghouse.star;

import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_CUSTOMER_IDENTITY;
import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_ORDER_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static countinghouse.warehouse.tables.marts.Tables.DIM_DATE;
import static countinghouse.warehouse.tables.marts.Tables.DIM_LOCATION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_ORDER_FLAGS;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PAYMENT_METHOD;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_TIME_OF_DAY;
import static countinghouse.warehouse.tables.marts.Tables.FCT_ORDER;
import static countinghouse.warehouse.tables.marts.Tables.FCT_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static countinghouse.warehouse.tables.marts.Tables.FCT_SALES_LINE;
import static countinghouse.warehouse.tables.marts.Tables.SALES_MOVEMENT;

import countinghouse.star.StarTable.History;
import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import countinghouse.warehouse.TableKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The contents page of the star: its tables in the order dimensions, bridges, facts, view, with
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
          dimTimeOfDay(),
          dimPaymentMethod(),
          dimPromotion(),
          dimOrderFlags(),
          bridgeCustomerIdentity(),
          bridgeOrderPromotion(),
          fctSalesLine(),
          fctRefundLine(),
          fctPayment(),
          fctOrder(),
          salesMovement(),
          buildStamp());

  private Star() {}

  /**
   * The keys of its tables: every primary key, then every reference to one. What refers to a
   * durable key, of which a dimension has several versions, is no key to a database.
   */
  public static List<TableKey> keys() {
    Stream<TableKey> primary =
        TABLES.stream()
            .filter(table -> !table.isView())
            .map(table -> new TableKey(table.name(), names(table.key()), Optional.empty()));
    Stream<TableKey> foreign =
        TABLES.stream()
            .filter(table -> !table.isView())
            .flatMap(table ->
                table.references().stream()
                    .filter(Star::isToPrimaryKey)
                    .map(reference ->
                        new TableKey(
                            table.name(),
                            reference.column().getName(),
                            Optional.of(reference.dimension()))));
    return Stream.concat(primary, foreign).toList();
  }

  private static boolean isToPrimaryKey(Reference reference) {
    return table(reference.dimension()).key().equals(List.of(reference.dimensionColumn()));
  }

  private static String names(List<Field<?>> columns) {
    return columns.stream().map(Field::getName).collect(Collectors.joining(", "));
  }

  /** The day on which the facts of a table happened; nothing for a table that is no fact. */
  public static Optional<Field<?>> factDate(Table<?> table) {
    return TABLES.stream()
        .filter(it -> it.table().equals(table))
        .flatMap(it -> it.factDate().stream())
        .findFirst();
  }

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

  private static StarTable dimTimeOfDay() {
    return new StarTable(
        DIM_TIME_OF_DAY,
        Kind.DIMENSION,
        "One row per minute of the day by the clock of the business zone.",
        List.of(DIM_TIME_OF_DAY.TIME_OF_DAY_KEY),
        List.of(DIM_TIME_OF_DAY.CLOCK_TIME),
        List.of(),
        null);
  }

  private static StarTable dimPaymentMethod() {
    return new StarTable(
        DIM_PAYMENT_METHOD,
        Kind.DIMENSION,
        "One row per way of paying that a source names, and per brand of card.",
        List.of(DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY),
        List.of(
            DIM_PAYMENT_METHOD.SOURCE_NAME,
            DIM_PAYMENT_METHOD.PAYMENT_METHOD,
            DIM_PAYMENT_METHOD.CARD_BRAND),
        List.of(),
        null);
  }

  private static StarTable dimPromotion() {
    return new StarTable(
        DIM_PROMOTION,
        Kind.DIMENSION,
        "One row per promotion of a source: a coupon, a discount of the till, or what was taken off"
            + " without either.",
        List.of(DIM_PROMOTION.PROMOTION_KEY),
        List.of(
            DIM_PROMOTION.SOURCE_NAME, DIM_PROMOTION.PROMOTION_TYPE, DIM_PROMOTION.PROMOTION_CODE),
        List.of(),
        null);
  }

  private static StarTable dimOrderFlags() {
    return new StarTable(
        DIM_ORDER_FLAGS,
        Kind.DIMENSION,
        "One row per combination of yes-and-no facts about an order that occurs.",
        List.of(DIM_ORDER_FLAGS.ORDER_FLAGS_KEY),
        Arrays.stream(DIM_ORDER_FLAGS.fields())
            .<Field<?>>map(column -> column)
            .filter(column -> !column.equals(DIM_ORDER_FLAGS.ORDER_FLAGS_KEY))
            .toList(),
        List.of(),
        null);
  }

  private static StarTable bridgeOrderPromotion() {
    List<Field<?>> key =
        List.of(BRIDGE_ORDER_PROMOTION.ORDER_KEY, BRIDGE_ORDER_PROMOTION.PROMOTION_KEY);
    return new StarTable(
        BRIDGE_ORDER_PROMOTION,
        Kind.BRIDGE,
        "One row per order and promotion used; an order without one has one row that says so.",
        key,
        key,
        List.of(reference(BRIDGE_ORDER_PROMOTION, "dim_promotion", DIM_PROMOTION.PROMOTION_KEY)),
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
        with(
            references(FCT_SALES_LINE, true),
            reference(FCT_SALES_LINE, "dim_order_flags", DIM_ORDER_FLAGS.ORDER_FLAGS_KEY)),
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
        with(
            references(FCT_PAYMENT, false),
            reference(FCT_PAYMENT, "dim_payment_method", DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY)),
        null);
  }

  private static StarTable fctOrder() {
    List<Reference> references = new ArrayList<>(references(FCT_ORDER, false));
    references.add(
        reference(FCT_ORDER, "dim_payment_method", DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY));
    references.add(reference(FCT_ORDER, "dim_order_flags", DIM_ORDER_FLAGS.ORDER_FLAGS_KEY));
    for (String milestone :
        List.of("ordered", "paid", "completed", "first_refund", "last_refund")) {
      references.add(role(FCT_ORDER, milestone, "dim_date", DIM_DATE.DATE_KEY));
      references.add(
          role(FCT_ORDER, milestone, "dim_time_of_day", DIM_TIME_OF_DAY.TIME_OF_DAY_KEY));
    }
    return new StarTable(
        FCT_ORDER,
        Kind.FACT,
        "One row per order, as far as it has come (accumulating snapshot); net sales is summed in"
            + " sales_movement, not here.",
        List.of(FCT_ORDER.ORDER_KEY),
        List.of(FCT_ORDER.SOURCE_NAME, FCT_ORDER.ORDER_ID),
        references,
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
    references.add(reference(fact, "bridge_order_promotion", BRIDGE_ORDER_PROMOTION.ORDER_KEY));
    references.add(reference(fact, "dim_date", DIM_DATE.DATE_KEY));
    references.add(reference(fact, "dim_time_of_day", DIM_TIME_OF_DAY.TIME_OF_DAY_KEY));
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

  private static List<Reference> with(List<Reference> references, Reference more) {
    return Stream.concat(references.stream(), Stream.of(more)).toList();
  }

  /** A key of a dimension that stands in the fact in a role, such as {@code paid_date_key}. */
  private static Reference role(Table<?> fact, String role, String dimension, Field<?> key) {
    return reference(fact, role + "_" + key.getName(), dimension, key);
  }

  private static Reference reference(Table<?> fact, String dimension, Field<?> key) {
    return reference(fact, key.getName(), dimension, key);
  }

  private static Reference reference(Table<?> fact, String name, String dimension, Field<?> key) {
    Field<?> column = fact.field(name);
    if (column == null) {
      throw new NoSuchElementException(fact.getName() + "." + name);
    }
    return new Reference(column, dimension, key);
  }
}
