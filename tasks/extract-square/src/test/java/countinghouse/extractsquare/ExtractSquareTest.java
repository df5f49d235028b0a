package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractSquareTest {
  private static final List<String> DATED =
      List.of("--from", FakeSquare.FROM, "--to", FakeSquare.TO);
  @TempDir Path folder;
  private FakeSquare square = new FakeSquare(Path.of("nowhere"));
  private DuckDb duck = new DuckDb(Path.of("nowhere"));

  @BeforeEach
  void open() {
    square.close();
    square = new FakeSquare(folder);
    duck = new DuckDb(folder);
  }

  @AfterEach
  void close() {
    square.close();
  }

  @Test
  void ordersOfAllPagesStandInTheLakeWithAllTheirParts() {
    TaskRun run = dated("orders");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("rows").path("read").asInt()).isEqualTo(17);
    assertThat(rows(run, "order_lines")).isEqualTo(count("orders", "line_items"));
    assertThat(rows(run, "order_taxes")).isEqualTo(count("orders", "taxes"));
    assertThat(rows(run, "order_discounts")).isEqualTo(count("orders", "discounts"));
    assertThat(rows(run, "order_service_charges")).isEqualTo(count("orders", "service_charges"));
    assertThat(rows(run, "order_tenders")).isEqualTo(count("orders", "tenders"));
    assertThat(rows(run, "order_returns")).isEqualTo(count("orders", "returns"));
    assertThat(rows(run, "order_line_modifiers")).isEqualTo(2);
    assertThat(rows(run, "order_return_lines")).isEqualTo(5);
    assertThat(run.report().path("details").path("unknown_fields").size()).isZero();
  }

  @Test
  void moneyIsTheSourcesOwnInMajorUnits() {
    dated("orders");

    assertThat(
            new BigDecimal(
                duck.value("select sum(total_money) from {orders} where currency = 'USD'")))
        .isEqualByComparingTo(minorUnits("orders", "total_money", "USD").movePointLeft(2));
    assertThat(
            new BigDecimal(
                duck.value("select sum(total_money) from {orders} where currency = 'JPY'")))
        .isEqualByComparingTo(minorUnits("orders", "total_money", "JPY"));
    assertThat(
            duck.value(
                "select net_total_money from {orders} where id = 'VMEp6nnXwMF5Yr804ukW8J5eV'"))
        .isEqualTo("-34.0200");
    assertThat(
            duck.value(
                "select return_total_money from {orders} where id = 'VMEp6nnXwMF5Yr804ukW8J5eV'"))
        .isEqualTo("34.0200");
    assertThat(
            duck.value(
                "select rounding_money from {orders} where id = 'u9Fm4S0VNmRrfWT88ru8XGleV'"))
        .isEqualTo("0.0100");
  }

  @Test
  void childrenAreJoinedToTheirOrderByRecordNumber() {
    dated("orders");

    assertThat(
            duck.value(
                "select count(*) from {order_lines} l join {orders} o using (record_number)"
                    + " where l.order_id <> o.id"))
        .isEqualTo("0");
    assertThat(
            duck.column(
                "select quantity from {order_lines} where order_id = 'LvhPAh2ipdyeE1WGOwjtqlLeV' order by 1"))
        .containsExactly("0.50000", "1.25000");
    assertThat(duck.column("select line_uid from {order_line_modifiers}"))
        .containsOnly("77618659-ce32-483b-a30b-139ea1d1fe41");
  }

  @Test
  void paymentsAreAskedForAtEveryLocationWithBothEndsOfBothTimes() {
    TaskRun run = dated("payments");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("rows").path("read").asInt())
        .isEqualTo(
            FakeSquare.page("ListPayments", 1).path("payments").size()
                + FakeSquare.page("ListPayments", 2).path("payments").size());
    assertThat(square.asked("/v2/payments"))
        .extracting(it -> it.query().get("location_id"))
        .containsExactly("L33ME3RA8ZV4V", "L33ME3RA8ZV4V", "LL5X917Z1V48Y", "LJU3YM2EVC2HM");
    assertThat(square.asked("/v2/payments"))
        .allSatisfy(asked ->
            assertThat(asked.query())
                .containsEntry("begin_time", "2009-01-01T00:00:00Z")
                .containsEntry("end_time", FakeSquare.TO)
                .containsEntry("updated_at_begin_time", FakeSquare.FROM)
                .containsEntry("updated_at_end_time", FakeSquare.TO)
                .containsEntry("sort_field", "UPDATED_AT")
                .containsEntry("sort_order", "ASC"));
    assertThat(
            duck.column(
                "select amount_money from {payment_fees} where payment_id = 'fBMgzu1408I42nN6b1iXMUkUCMZY' order by position"))
        .containsExactly("0.8800", "-0.1500");
  }

  @Test
  void refundsAndEverythingReadWholeArriveToo() {
    assertThat(dated("refunds").exitCode()).isZero();
    for (String head :
        List.of(
            "locations",
            "items",
            "variations",
            "catalog-categories",
            "customers",
            "customer-groups")) {
      TaskRun run = square.run("--head", head, "--to", FakeSquare.TO);
      assertThat(run.exitCode()).as(run.log()).isZero();
      assertThat(run.report().path("details").path("unknown_fields").size())
          .as(head + run.log())
          .isZero();
    }

    assertThat(duck.value("select count(*) from {refunds}")).isEqualTo("4");
    assertThat(duck.value("select count(*) from {refunds} where unlinked")).isEqualTo("1");
    assertThat(duck.value("select count(*) from {locations}")).isEqualTo("3");
    assertThat(duck.value("select price_money from {variations} where sku = 'MUG-SPK'"))
        .isEqualTo("28.0000");
    assertThat(duck.value("select group_ids from {customers} where family_name = 'Farrow'"))
        .isEqualTo("4H0AVWE7TQ8AT.REGULARS");
    assertThat(duck.value("select count(*) from {items} where is_tombstone")).isEqualTo("1");
    assertThat(duck.value("select count(*) from {item_categories}")).isNotEqualTo("0");
    assertThat(square.asked("/v2/catalog/search"))
        .allSatisfy(asked ->
            assertThat(Resources.parsed(asked.body()).path("include_deleted_objects").asBoolean())
                .isTrue());
    assertThat(manifests("customers")).extracting(Manifest::kind).containsExactly(RunKind.FULL);
  }

  @Test
  void groupsAreReadFiftyToAPageWithTheirNames() {
    TaskRun run = square.run("--head", "customer-groups", "--to", FakeSquare.TO);

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(duck.column("select id || ' ' || name from {customer_groups} order by id"))
        .containsExactly(
            "4H0AVWE7TQ8AT.REGULARS Regulars",
            "4H0AVWE7TQ8AT.TRADE Wholesale & trade, net 30",
            "8KZ2R5N4M1QWT.STUDIO Studio members");
    List<Asked> asked = square.asked("/v2/customers/groups");
    assertThat(asked).hasSize(2);
    assertThat(asked).allSatisfy(it -> assertThat(it.query()).containsEntry("limit", "50"));
    assertThat(asked.getLast().query()).containsKey("cursor");
    assertThat(manifests("customer_groups"))
        .extracting(Manifest::kind)
        .containsExactly(RunKind.FULL);
  }

  @Test
  void aGroupThatIsRenamedIsAnotherVersionAndOneThatIsOnlyTouchedIsNot() {
    square.run("--head", "customer-groups", "--to", FakeSquare.TO);
    square.that(asked ->
        asked.path().equals("/v2/customers/groups") && FakeSquare.cursorOf(asked) != null
            ? Reply.json(
                200,
                FakeSquare.page("ListCustomerGroups", 2)
                    .toString()
                    .replace("Studio members", "Potters"))
            : null);
    square.that(asked ->
        asked.path().equals("/v2/customers/groups")
            ? Reply.json(
                200,
                FakeSquare.page("ListCustomerGroups", 1)
                    .toString()
                    .replaceAll(
                        "\"updated_at\":\"[^\"]*\"", "\"updated_at\":\"2025-11-04T23:00:00Z\""))
            : null);
    square.run("--head", "customer-groups", "--to", FakeSquare.TO);

    assertThat(
            duck.column(
                "select id || ' ' || count(distinct content_hash) from {customer_groups} group by id order by id"))
        .containsExactly(
            "4H0AVWE7TQ8AT.REGULARS 1", "4H0AVWE7TQ8AT.TRADE 1", "8KZ2R5N4M1QWT.STUDIO 2");
  }

  @Test
  void aFurtherPageIsAskedForWithTheSameBodyAndTheCursor() {
    dated("orders");

    List<Asked> asked = square.asked("/v2/orders/search");
    assertThat(asked).hasSize(2);
    JsonNode first = Resources.parsed(asked.get(0).body());
    JsonNode second = Resources.parsed(asked.get(1).body());
    assertThat(second.path("cursor").asText()).isNotEmpty();
    ((ObjectNode) second).remove("cursor");
    assertThat(second).isEqualTo(first);
    assertThat(first.at("/query/sort/sort_field").asText()).isEqualTo("UPDATED_AT");
    assertThat(first.at("/query/filter/date_time_filter/updated_at/start_at").asText())
        .isEqualTo(FakeSquare.FROM);
    assertThat(asked)
        .allSatisfy(it -> assertThat(it.headers()).containsEntry("square-version", "2025-08-20"));
  }

  @Test
  void theManifestCarriesTheAccountsZoneAndCurrency() {
    dated("orders");

    Manifest manifest = manifests("orders").getFirst();
    assertThat(manifest.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(manifest.currency()).isEqualTo("USD");
    assertThat(manifest.sourceVersion()).isEqualTo("2025-08-20");
    assertThat(manifest.extractedAt()).isEqualTo(FakeSquare.NOW);
    assertThat(manifest.complete()).isTrue();
  }

  @Test
  void theSameWindowOfTheSameSourceGivesTheSameBytes() {
    dated("orders");
    square.clock().advance(Duration.ofMinutes(5));
    dated("orders");

    List<Manifest> manifests = manifests("orders");
    assertThat(manifests).hasSize(2);
    assertThat(manifests.get(0).files()).isEqualTo(manifests.get(1).files());
  }

  @Test
  void noSecretEntersLakeLogOrReport() throws IOException {
    List<TaskRun> runs = List.of(dated("orders"), dated("payments"), dated("refunds"));

    StringBuilder everything = new StringBuilder();
    for (String entity : List.of("orders", "payments", "refunds")) {
      duck.column("select payload from {" + entity + "}").forEach(everything::append);
    }
    runs.forEach(it -> everything.append(it.log()).append(it.report()));
    assertThat(everything.toString())
        .doesNotContain(
            "EAAA-canary", "sq-1-", "receipt_url", "device_id", "exp_month", "@example.com")
        .contains("card_brand", "receipt_number");
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files.toList())
          .allSatisfy(file ->
              assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                  .doesNotContain("EAAA-canary"));
    }
  }

  @Test
  void aChangeOfVolatileFieldsAloneKeepsTheContentHash() {
    dated("orders");
    square.that(asked -> asked.path().equals("/v2/orders/search") ? touched(asked) : null);
    dated("orders");

    assertThat(duck.value("select count(*) from {orders}")).isEqualTo("34");
    assertThat(duck.value("select count(distinct content_hash) from {orders}")).isEqualTo("17");
    assertThat(duck.value("select count(distinct payload) from {orders}")).isEqualTo("34");
  }

  private static Reply touched(Asked asked) {
    JsonNode page = FakeSquare.page("SearchOrders", FakeSquare.cursorOf(asked) == null ? 1 : 2);
    for (JsonNode order : page.path("orders")) {
      ((ObjectNode) order).put("updated_at", "2025-11-04T23:00:00Z").put("version", 99);
    }
    return Reply.json(200, page.toString());
  }

  @Test
  void anUnknownFieldIsKeptAndReported() {
    square.that(asked ->
        asked.path().equals("/v2/refunds")
            ? Reply.json(
                200,
                FakeSquare.page("ListPaymentRefunds", 2)
                    .toString()
                    .replace("\"status\"", "\"brand_new\":1,\"status\""))
            : null);
    TaskRun run = dated("refunds");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("details").path("unknown_fields").path("brand_new").asInt())
        .isEqualTo(2);
    assertThat(run.messages("warning")).anyMatch(it -> it.contains("unknown"));
    assertThat(duck.column("select payload from {refunds}"))
        .allMatch(it -> it.contains("brand_new"));
  }

  @Test
  void aFirstLoadIsCutIntoStretchesThatEachCommitAndBeginsAtTheFirstRecord() {
    square.that(asked -> asked.body().contains("\"limit\":1,") ? oldestOrder() : null);

    TaskRun run = square.run("--head", "orders", "--to", FakeSquare.TO);

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(manifests("orders"))
        .extracting(it -> String.valueOf(it.from()))
        .containsExactlyInAnyOrder(
            "2025-08-20T10:00:00Z", "2025-09-16T10:00:00Z", "2025-10-16T10:00:00Z");
    assertThat(run.report().path("watermark").asText()).isEqualTo(FakeSquare.TO);
  }

  private static Reply oldestOrder() {
    return Reply.json(200, "{\"orders\":[{\"id\":\"A\",\"updated_at\":\"2025-08-20T10:00:00Z\"}]}");
  }

  @Test
  void theNextDayBeginsAtTheWatermarkLessTheLookBack() {
    Map<String, String> start = Map.of("COUNTINGHOUSE_START", "2025-10-25");
    square.run(start, "--head", "orders", "--to", "2025-11-04T00:00:00Z");
    square.run(start, "--head", "orders", "--to", FakeSquare.TO);
    TaskRun again = square.run(start, "--head", "orders", "--to", FakeSquare.TO);

    assertThat(manifests("orders"))
        .extracting(Manifest::from)
        .containsExactly(
            Instant.parse("2025-10-25T04:00:00Z"), Instant.parse("2025-11-01T00:00:00Z"));
    assertThat(again.exitCode()).isZero();
    assertThat(again.report().path("rows").path("read").asInt()).isZero();
  }

  @Test
  void aStartMovedEarlierReadsTheMissingPartFirst() {
    String to = "2025-11-04T00:00:00Z";
    square.run(Map.of("COUNTINGHOUSE_START", "2025-10-25"), "--head", "orders", "--to", to);
    Map<String, String> earlier = Map.of("COUNTINGHOUSE_START", "2025-10-20");
    TaskRun run = square.run(earlier, "--head", "orders", "--to", FakeSquare.TO);

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(manifests("orders"))
        .extracting(Manifest::from)
        .contains(Instant.parse("2025-10-20T04:00:00Z"));
    assertThat(run.report().path("window").path("from").asText()).isEqualTo("2025-10-20T04:00:00Z");
    assertThat(run.report().path("watermark").asText()).isEqualTo(FakeSquare.TO);
  }

  @Test
  void aBackfillByCreationDoesNotMoveTheWatermark() {
    TaskRun run =
        square.run(
            "--head",
            "payments",
            "--from",
            "2025-09-01T00:00:00Z",
            "--to",
            FakeSquare.TO,
            "--by",
            "created");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(manifests("payments"))
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.kind()).isEqualTo(RunKind.CREATED));
    assertThat(square.asked("/v2/payments").getFirst().query())
        .containsEntry("begin_time", "2025-09-01T00:00:00Z")
        .containsEntry("sort_field", "CREATED_AT")
        .doesNotContainKey("updated_at_begin_time");
  }

  @Test
  void theIdsOfOrdersAreListedByCreation() {
    square.that(asked -> asked.path().equals("/v2/orders/search") ? entries() : null);
    TaskRun run =
        square.run(
            "--head",
            "orders",
            "--ids",
            "--created-from",
            "2025-08-07T00:00:00Z",
            "--to",
            FakeSquare.TO);

    assertThat(run.exitCode()).as(run.log()).isZero();
    Manifest manifest = manifests("orders").getFirst();
    assertThat(manifest.kind()).isEqualTo(RunKind.IDS);
    assertThat(manifest.from()).isEqualTo(Instant.parse("2025-08-07T00:00:00Z"));
    assertThat(duck.column("select id from {ids} order by id")).containsExactly("A", "B");
    JsonNode body = Resources.parsed(square.asked("/v2/orders/search").getFirst().body());
    assertThat(body.path("return_entries").asBoolean()).isTrue();
    assertThat(body.at("/query/sort/sort_field").asText()).isEqualTo("CREATED_AT");
  }

  @Test
  void theIdsOfAllOrdersAreListedWhenThatIsDue() {
    square.that(asked -> asked.path().equals("/v2/orders/search") ? entries() : null);
    String[] weekly = {
      "--head",
      "orders",
      "--ids",
      "--created-from",
      "2025-08-07T00:00:00Z",
      "--all-since",
      "2025-09-01T00:00:00Z",
      "--to",
      FakeSquare.TO
    };

    assertThat(square.run(weekly).exitCode()).isZero();
    assertThat(square.run(weekly).exitCode()).isZero();

    assertThat(manifests("orders"))
        .extracting(Manifest::from)
        .containsExactlyInAnyOrder(
            Instant.parse("2025-08-07T00:00:00Z"),
            Instant.EPOCH,
            Instant.parse("2025-08-07T00:00:00Z"));
  }

  private static Reply entries() {
    return Reply.json(
        200,
        "{\"order_entries\": [{\"order_id\": \"A\", \"version\": 1, \"location_id\": \"L\"}, {\"order_id\": \"B\"}], \"cursor\": \"\"}");
  }

  @Test
  void noMoreThanTenLocationsGoIntoOneCall() {
    StringBuilder locations = new StringBuilder();
    for (int number = 0; number < 23; number++) {
      locations.append(
          "%s{\"id\":\"L%02d\",\"timezone\":\"UTC\",\"currency\":\"USD\",\"status\":\"INACTIVE\",\"created_at\":\"2020-01-01T00:00:00Z\"}"
              .formatted(number == 0 ? "" : ",", number));
    }
    square
        .that(asked ->
            asked.path().equals("/v2/locations")
                ? Reply.json(200, "{\"locations\":[" + locations + "]}")
                : null)
        .that(asked -> asked.path().equals("/v2/orders/search") ? Reply.json(200, "{}") : null);

    TaskRun run = dated("orders");

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(square.asked("/v2/orders/search"))
        .extracting(it -> Resources.parsed(it.body()).path("location_ids").size())
        .containsExactly(10, 10, 3);
    assertThat(manifests("orders").getFirst().rows()).isZero();
  }

  @Test
  void theCheckTellsWhoWeAreAndWhatWeMayRead() {
    square.that(asked ->
        asked.path().equals("/v2/customers/search")
            ? Reply.json(403, Resources.text("examples/errors/403-INSUFFICIENT_SCOPES.json"))
            : null);

    TaskRun run = square.run("--check");

    assertThat(run.exitCode()).isEqualTo(77);
    assertThat(run.out())
        .contains(
            "MLNQ4X5KIJ4G9", "America/New_York (of Hudson Workshop)", "USD", "Market Stall", "JPY")
        .containsPattern("PAYMENTS_READ +\\d+ payments")
        .containsPattern("CUSTOMERS_READ +REFUSED");
    assertThat(Lake.open(folder.toUri()).manifests()).isEmpty();
  }

  private TaskRun dated(String head) {
    return square.run(
        Stream.concat(Stream.of("--head", head), DATED.stream()).toArray(String[]::new));
  }

  private List<Manifest> manifests(String head) {
    return Lake.open(folder.toUri()).manifests("square", head);
  }

  private static int rows(TaskRun run, String entity) {
    return run.report().path("details").path("rows_by_entity").path(entity).asInt(-1);
  }

  private static int count(String field, String child) {
    int count = 0;
    for (int page = 1; page <= 2; page++) {
      for (JsonNode order : FakeSquare.page("SearchOrders", page).path(field)) {
        count += order.path(child).size();
      }
    }
    return count;
  }

  private static BigDecimal minorUnits(String field, String money, String currency) {
    long sum = 0;
    for (int page = 1; page <= 2; page++) {
      for (JsonNode order : FakeSquare.page("SearchOrders", page).path(field)) {
        if (order.path(money).path("currency").asText().equals(currency)) {
          sum += order.path(money).path("amount").asLong();
        }
      }
    }
    return BigDecimal.valueOf(sum);
  }
}
