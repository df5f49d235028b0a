package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.TaskRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the till stands in the lake. */
final class ContentTest extends OnFakeSquare {
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
