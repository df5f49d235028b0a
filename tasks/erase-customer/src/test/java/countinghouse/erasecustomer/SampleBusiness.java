package countinghouse.erasecustomer;

import static countinghouse.lake.Column.optional;
import static countinghouse.lake.Column.required;

import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * A lake of a shop and a till. Anna has an account, bought as a guest too, had money back and has a
 * profile at the till; whatever is personal of her has "canary" in it. Ben is somebody else. On the
 * second day the sources have erased Anna.
 */
final class SampleBusiness {
  static final Instant FIRST_DAY = Instant.parse("2026-03-09T07:00:00Z");
  static final Instant SECOND_DAY = Instant.parse("2026-03-10T07:00:00Z");
  static final String PHONE = "+1 201 555 0121";

  private static final Entity CUSTOMERS =
      Entity.of(
          "customers",
          required("id", ColumnType.BIGINT),
          optional("date_created", ColumnType.TIMESTAMP),
          optional("email", ColumnType.TEXT),
          optional("first_name", ColumnType.TEXT),
          optional("last_name", ColumnType.TEXT),
          optional("phone", ColumnType.TEXT),
          required("content_hash", ColumnType.TEXT),
          optional("payload", ColumnType.TEXT));
  private static final Entity ORDERS =
      Entity.of(
          "orders",
          required("id", ColumnType.BIGINT),
          required("status", ColumnType.TEXT),
          required("currency", ColumnType.TEXT),
          optional("date_created", ColumnType.TIMESTAMP),
          optional("customer_id", ColumnType.BIGINT),
          optional("billing_first_name", ColumnType.TEXT),
          optional("billing_last_name", ColumnType.TEXT),
          optional("billing_email", ColumnType.TEXT),
          optional("billing_phone", ColumnType.TEXT),
          optional("billing_country", ColumnType.TEXT),
          optional("total", ColumnType.MONEY),
          optional("total_tax", ColumnType.MONEY),
          required("content_hash", ColumnType.TEXT),
          optional("payload", ColumnType.TEXT));
  private static final Entity ORDER_LINES =
      Entity.of(
          "order_lines",
          required("order_id", ColumnType.BIGINT),
          required("id", ColumnType.BIGINT),
          optional("name", ColumnType.TEXT),
          optional("product_id", ColumnType.BIGINT),
          optional("quantity", ColumnType.decimal(18, 5)),
          optional("subtotal", ColumnType.MONEY),
          optional("total", ColumnType.MONEY),
          optional("total_tax", ColumnType.MONEY));
  private static final Entity REFUNDS =
      Entity.of(
          "refunds",
          required("id", ColumnType.BIGINT),
          required("parent_id", ColumnType.BIGINT),
          optional("date_created", ColumnType.TIMESTAMP),
          optional("amount", ColumnType.MONEY),
          optional("reason", ColumnType.TEXT),
          required("content_hash", ColumnType.TEXT),
          optional("payload", ColumnType.TEXT));
  private static final Entity PROFILES =
      Entity.of(
          "customers",
          required("id", ColumnType.TEXT),
          optional("created_at", ColumnType.TIMESTAMP),
          optional("given_name", ColumnType.TEXT),
          optional("family_name", ColumnType.TEXT),
          optional("email_address", ColumnType.TEXT),
          required("content_hash", ColumnType.TEXT),
          required("payload", ColumnType.TEXT));
  private static final Entity TILL_ORDERS =
      Entity.of(
          "orders",
          required("id", ColumnType.TEXT),
          required("location_id", ColumnType.TEXT),
          optional("state", ColumnType.TEXT),
          optional("customer_id", ColumnType.TEXT),
          optional("ticket_name", ColumnType.TEXT),
          optional("created_at", ColumnType.TIMESTAMP),
          optional("closed_at", ColumnType.TIMESTAMP),
          optional("currency", ColumnType.TEXT),
          optional("total_money", ColumnType.MONEY),
          required("content_hash", ColumnType.TEXT),
          required("payload", ColumnType.TEXT));
  private static final Entity TENDERS =
      Entity.of(
          "order_tenders",
          required("order_id", ColumnType.TEXT),
          required("id", ColumnType.TEXT),
          optional("customer_id", ColumnType.TEXT),
          optional("amount_money", ColumnType.MONEY));
  private static final Entity PAYMENTS =
      Entity.of(
          "payments",
          required("id", ColumnType.TEXT),
          optional("order_id", ColumnType.TEXT),
          optional("customer_id", ColumnType.TEXT),
          optional("status", ColumnType.TEXT),
          optional("created_at", ColumnType.TIMESTAMP),
          optional("currency", ColumnType.TEXT),
          optional("amount_money", ColumnType.MONEY),
          optional("total_money", ColumnType.MONEY),
          required("content_hash", ColumnType.TEXT),
          required("payload", ColumnType.TEXT));

  private final Path folder;

  SampleBusiness(Path folder) {
    this.folder = folder;
  }

  Lake lake() {
    return Lake.open(folder.resolve("lake").toUri());
  }

  /** What both sources show while they know Anna. */
  void firstDay() {
    full(
        "woocommerce",
        CUSTOMERS,
        FIRST_DAY,
        run -> {
          account(run, 42, "anna@canary.example", "Canarysmith");
          account(run, 43, "ben@example.com", "Jones");
        });
    orders(FIRST_DAY);
    orders(FIRST_DAY.plusSeconds(3600)); // the look-back reads them again, unchanged
    window(
        "woocommerce",
        REFUNDS,
        List.of(),
        FIRST_DAY,
        run ->
            run.write(
                REFUNDS,
                9L,
                1L,
                FIRST_DAY,
                money("2.50"),
                "canary was unhappy",
                "r9",
                "{\"amount\":\"2.50\",\"id\":9,\"reason\":\"canary was unhappy\"}"));
    full(
        "square",
        PROFILES,
        FIRST_DAY,
        run ->
            run.write(
                PROFILES,
                "SQ1",
                FIRST_DAY,
                "Anna",
                "Canarysmith",
                "Anna@Canary.example",
                "p1",
                "{\"id\":\"SQ1\",\"note\":\"canary likes blue\"}"));
    window(
        "square",
        TILL_ORDERS,
        List.of(TENDERS),
        FIRST_DAY,
        run -> {
          run.write(
              TILL_ORDERS,
              "O1",
              "L1",
              "COMPLETED",
              "SQ1",
              "Annacanary",
              FIRST_DAY,
              FIRST_DAY,
              "USD",
              money("7.00"),
              "o1",
              "{\"id\":\"O1\",\"ticket_name\":\"Annacanary\"}");
          run.write(TENDERS, "O1", "T1", "SQ1", money("7.00"));
        });
    window(
        "square",
        PAYMENTS,
        List.of(),
        FIRST_DAY,
        run ->
            run.write(
                PAYMENTS,
                "P1",
                "O1",
                "SQ1",
                "COMPLETED",
                FIRST_DAY,
                "USD",
                money("7.00"),
                money("7.00"),
                "pay1",
                "{\"id\":\"P1\",\"note\":\"for canary\"}"));
  }

  private void orders(Instant at) {
    window(
        "woocommerce",
        ORDERS,
        List.of(ORDER_LINES),
        at,
        run -> {
          order(run, 1, 42, "Anna", "Canarysmith", "anna@canary.example", PHONE, "known");
          order(run, 2, 0, "Anna", "Canarysmith", "anna@canary.example", null, "known");
          order(run, 3, 43, "Ben", "Jones", "ben@example.com", "0171 5550000", "known");
        });
  }

  /** The sources have erased Anna: her accounts are gone, her orders tell of nobody. */
  void secondDay() {
    full("woocommerce", CUSTOMERS, SECOND_DAY, run -> account(run, 43, "ben@example.com", "Jones"));
    window(
        "woocommerce",
        ORDERS,
        List.of(ORDER_LINES),
        SECOND_DAY,
        run -> {
          for (long id : new long[] {1, 2}) {
            order(
                run,
                id,
                0,
                "[deleted]",
                "[deleted]",
                "deleted@site.invalid",
                "+0 000 000 0000",
                "erased");
          }
        });
    full("square", PROFILES, SECOND_DAY, run -> {});
  }

  private static void account(RunWriter run, long id, String email, String lastName) {
    run.write(
        CUSTOMERS,
        id,
        FIRST_DAY,
        email,
        "Someone",
        lastName,
        id == 42 ? PHONE : null,
        "c" + id,
        "{\"email\":\"%s\",\"id\":%d,\"meta_data\":[{\"key\":\"x\",\"value\":\"%s\"}]}"
            .formatted(email, id, lastName));
  }

  private static void order(
      RunWriter run,
      long id,
      long customer,
      String first,
      String last,
      String email,
      @org.jspecify.annotations.Nullable String phone,
      String state) {
    String thing = last.equals("[deleted]") ? "Mug" : "Mug for " + first + " " + last;
    run.write(
        ORDERS,
        id,
        "completed",
        "USD",
        FIRST_DAY,
        customer,
        first,
        last,
        email,
        phone,
        "US",
        money("10.00"),
        money("0.00"),
        state + id,
        "{\"billing\":{\"email\":\"%s\"},\"customer_note\":\"%s\",\"id\":%d,\"line_items\":[{\"name\":\"%s\",\"total\":10.00}],\"total\":\"10.00\"}"
            .formatted(email, last, id, thing));
    run.write(
        ORDER_LINES,
        id,
        id * 10,
        thing,
        5L,
        BigDecimal.ONE,
        money("10.00"),
        money("10.00"),
        money("0.00"));
  }

  private void full(String source, Entity entity, Instant at, Consumer<RunWriter> rows) {
    write(source, new Head(source, entity, List.of()), RunKind.FULL, at, rows);
  }

  private void window(
      String source, Entity entity, List<Entity> children, Instant at, Consumer<RunWriter> rows) {
    write(source, new Head(source, entity, children), RunKind.WINDOW, at, rows);
  }

  private void write(String source, Head head, RunKind kind, Instant at, Consumer<RunWriter> rows) {
    RunHeader header =
        new RunHeader(
            source,
            head,
            kind,
            kind == RunKind.FULL ? null : Instant.EPOCH,
            at,
            at,
            ZoneId.of("America/New_York"),
            "USD",
            "");
    try (RunWriter run = lake().startRun(header)) {
      rows.accept(run);
      run.commit();
    }
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
