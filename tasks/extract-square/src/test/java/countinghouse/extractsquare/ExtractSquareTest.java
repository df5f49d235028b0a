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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the till is asked, and what is told of it. */
final class ExtractSquareTest extends OnFakeSquare {
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
}
