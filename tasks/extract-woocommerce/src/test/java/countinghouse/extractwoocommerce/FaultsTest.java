package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.HttpTransport;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Fault;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that can be wrong, with its message and exit code; over real HTTP where that counts.
 */
final class FaultsTest {
  private static final String[] ORDERS = {
    "--head", "orders", "--from", "2026-06-01T00:00:00Z", "--to", "2026-07-01T00:00:00Z"
  };

  @TempDir Path folder;
  private final FakeWooCommerce shop = new FakeWooCommerce();

  @BeforeEach
  void stockTheShop() {
    for (int i = 1; i <= 30; i++) {
      shop.records("orders").add(Records.order(i, "2026-06-%02dT10:00:00".formatted(i)));
    }
  }

  @Test
  void aSoundShopIsReadOverHttp() {
    TaskRun run = overHttp(shop, ORDERS);
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("rows").path("read").asInt()).isEqualTo(30);
  }

  @Test
  void nobodyAtTheAddressIsTemporaryAndNamesTheSetting() throws IOException {
    ShopHarness harness = new ShopHarness(folder, shop);
    try (ServerSocket free = new ServerSocket(0)) {
      harness.environment.put(
          "COUNTINGHOUSE_WOOCOMMERCE_URL", "http://127.0.0.1:" + free.getLocalPort());
    }
    fails(harness.run(new HttpTransport(), ORDERS), 75, "COUNTINGHOUSE_WOOCOMMERCE_URL");
  }

  @Test
  void plainHttpToAFarHostIsConfiguration() {
    ShopHarness harness = new ShopHarness(folder, shop);
    harness.environment.put("COUNTINGHOUSE_WOOCOMMERCE_URL", "http://shop.example.com");
    fails(harness.run(ORDERS), 78, "COUNTINGHOUSE_WOOCOMMERCE_URL", "https");
  }

  @Test
  void aMissingSettingIsConfiguration() {
    ShopHarness harness = new ShopHarness(folder, shop);
    harness.environment.remove("COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET");
    fails(harness.run(ORDERS), 78, "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET is not set");
  }

  @Test
  void aWrongKeyIsRefusedInTheShopsOwnWords() {
    ShopHarness harness = new ShopHarness(folder, shop);
    harness.environment.put("COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET", "cs_wrong_canary");
    TaskRun run = harness.run(ORDERS);
    fails(run, 77, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    assertThat(run.log()).doesNotContain("cs_wrong_canary").doesNotContain("ck_test");
  }

  @Test
  void plainPermalinksAreConfiguration() {
    Reply redirect =
        new Reply(301, Map.of("Location", "http://127.0.0.1/orders/"), new byte[0], Fault.NONE);
    fails(overHttp(asked -> redirect, ORDERS), 78, "redirects", "permalinks");
  }

  @Test
  void anInactivePluginIsConfiguration() {
    String body = "{\"code\":\"rest_no_route\",\"message\":\"No route was found\"}";
    Function<Asked, Reply> inactive =
        asked -> asked.path().equals("/wp-json/") ? shop.apply(asked) : Reply.json(404, body);
    fails(overHttp(inactive, ORDERS), 78, "rest_no_route", "WooCommerce must be active");
  }

  @Test
  void htmlInsteadOfJsonIsTemporaryAndNamesTheSetting() {
    Reply page = Reply.html(200, "<html><head><script>var x = {};</script></head></html>");
    fails(
        overHttp(onOrders(page), ORDERS),
        75,
        "HTML instead of JSON",
        "COUNTINGHOUSE_WOOCOMMERCE_URL");
  }

  @Test
  void truncatedJsonIsTemporary() {
    Reply half = Reply.json(200, "[{\"id\": 1, \"stat", Map.of("X-WP-Total", "1"));
    fails(overHttp(onOrders(half), ORDERS), 75, "truncated or broken JSON");
  }

  @Test
  void aBodyCutOffIsTemporary() {
    Reply cut = Reply.json(200, "[]").spoilt(Fault.CUT);
    fails(overHttp(onOrders(cut), ORDERS), 75, "connection broke");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 16, 29})
  void aPageThatDoesNotAdvanceIsData(int pageSize) {
    ShopHarness harness = new ShopHarness(folder, shop.ignoringOffset()).withPages(pageSize);
    fails(harness.run(ORDERS), 65, "do not advance", "offset");
  }

  @Test
  void aShopThatIgnoresTimeIsConfiguration() {
    fails(
        new ShopHarness(folder, shop.ignoringTime()).run(ORDERS),
        78,
        "ignores the filter by time",
        "5.8");
  }

  @Test
  void aListInAnotherOrderIsData() {
    shop.records("orders").forEach(it -> it.put("id", 100 - it.path("id").asInt()));
    Function<Asked, Reply> reversed =
        asked ->
            asked.query().containsKey("modified_before") && asked.path().endsWith("/orders")
                ? Reply.json(200, "[{\"id\":2},{\"id\":1}]", Map.of("X-WP-Total", "2"))
                : shop.apply(asked);
    fails(new ShopHarness(folder, reversed).run(ORDERS), 65, "not in the order asked for");
  }

  @Test
  void aStrippedTotalIsConfiguration() {
    Function<Asked, Reply> stripped =
        asked -> asked.path().endsWith("/orders") ? Reply.json(200, "[]") : shop.apply(asked);
    fails(new ShopHarness(folder, stripped).run(ORDERS), 78, "X-WP-Total");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'total': 'ten'}                        | total wants a decimal number, but is \"ten\"",
        "{'total': '1e999999999'}                | total wants a decimal number",
        "{'total': '1.123456'}                   | total wants DECIMAL(18,4)",
        "{'status': null}                        | status is required and missing",
        "{'currency': ''}                        | currency is required and missing",
        "{'customer_id': 1.5}                    | customer_id wants a whole number, but is 1.5",
        "{'date_paid_gmt': 'yesterday'}          | date_paid_gmt wants a GMT time",
        "{'date_paid_gmt': '2026-06-15T10:00:00Z'} | date_paid_gmt wants a GMT time",
        "{'prices_include_tax': 'maybe'}         | prices_include_tax wants true or false",
        "{'line_items': {'a': 1}}                | line_items wants an array",
        "{'line_items': [{'name': 'Rye'}]}       | line_items[0].id is required and missing",
        "{'line_items': [{'id': 1, 'quantity': []}]} | line_items[0].quantity wants a decimal number",
        "{'billing': 'Anna'}                     | billing.first_name wants an object",
      })
  void aWrongTypeIsDataAndNamesSourceEntityIdFieldAndValue(String change, String message) {
    ObjectNode order = shop.records("orders").get(16);
    order.setAll(Records.of(change));
    TaskRun run = new ShopHarness(folder, shop).run(ORDERS);
    fails(run, 65, message);
    assertThat(run.log()).contains("woocommerce, orders").contains("17");
    assertThat(new ShopHarness(folder, shop).manifests(ShopHead.ORDERS)).isEmpty();
  }

  @Test
  void aMissingIdIsData() {
    shop.records("orders").get(3).remove("id");
    fails(new ShopHarness(folder, shop).run(ORDERS), 65, "no usable id");
  }

  @Test
  void aLakeThatCannotBeWrittenIsConfiguration() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    ShopHarness harness = new ShopHarness(file, shop);
    TaskRun run = harness.run(ORDERS);
    fails(run, 78, "not a folder", file.getFileName().toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aReadOnlyLakeIsConfiguration() {
    ShopHarness harness = new ShopHarness(Path.of("/sys/kernel/countinghouse"), shop);
    fails(harness.run(ORDERS), 78, "may not be written", "/sys/kernel", "write access");
  }

  @Test
  void aPageTooHeavyForTheShopIsHalvedAndStaysSo() {
    Function<Asked, Reply> weak =
        asked ->
            Integer.parseInt(asked.query().getOrDefault("per_page", "1")) > 30
                ? Reply.html(502, "<html>Bad Gateway</html>")
                : shop.apply(asked);
    TaskRun run = new ShopHarness(folder, weak).run(ORDERS);
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.report().path("rows").path("read").asInt()).isEqualTo(30);
    assertThat(run.messages("warning")).containsExactly("asking again", "asking again");
  }

  @Test
  void unknownFieldsAreKeptAndToldOnce() {
    shop.records("orders").forEach(it -> it.put("loyalty_points", 7));
    ShopHarness harness = new ShopHarness(folder, shop);
    TaskRun run = harness.run(ORDERS);
    assertThat(run.messages("warning"))
        .singleElement()
        .asString()
        .contains("fields that are unknown");
    assertThat(run.report().path("details").path("unknown_fields").path("loyalty_points").asInt())
        .isEqualTo(30);
    assertThat(
            harness.rows(
                ShopHead.ORDERS, "orders", "select distinct payload->>'loyalty_points' from %s"))
        .isEqualTo(List.of(List.of("7")));
  }

  @ParameterizedTest
  @CsvSource({
    "--head orders",
    "--to 2026-06-15T00:00:00Z",
    "--head orders --to 2026-12-24T00:00:00Z",
    "--head orders --to yesterday",
    "--head cakes --to 2026-06-15T00:00:00Z",
    "--head orders --to 2026-06-15T00:00:00Z --from 2026-06-16T00:00:00Z",
    "--head orders --to 2026-06-15T00:00:00Z --by created",
    "--head orders --to 2026-06-15T00:00:00Z --ids",
    "--head products --to 2026-06-15T00:00:00Z --ids --created-from 2026-01-01T00:00:00Z",
    "--head products --to 2026-06-15T00:00:00Z --from 2026-01-01T00:00:00Z",
    "--head orders --to 2026-06-15T00:00:00Z --source-name Shop/1",
  })
  void aCommandLineWithoutSenseIsUsage(String line) {
    TaskRun run = new ShopHarness(folder, shop).run(line.split(" ", -1));
    assertThat(run.exitCode()).as(run.log()).isEqualTo(64);
    assertThat(new ShopHarness(folder, shop).manifests(ShopHead.ORDERS)).isEmpty();
  }

  private Function<Asked, Reply> onOrders(Reply reply) {
    return asked -> asked.path().endsWith("/orders") ? reply : shop.apply(asked);
  }

  private TaskRun overHttp(Function<Asked, Reply> behaviour, String... args) {
    try (FakeServer server = FakeServer.start(behaviour)) {
      ShopHarness harness = new ShopHarness(folder, behaviour);
      harness.environment.put("COUNTINGHOUSE_WOOCOMMERCE_URL", server.address().toString());
      return harness.run(new HttpTransport(Duration.ofSeconds(20), 1 << 20), args);
    }
  }

  private static void fails(TaskRun run, int exitCode, String... texts) {
    assertThat(run.exitCode()).as(run.log()).isEqualTo(exitCode);
    assertThat(run.messages("error")).hasSize(1);
    assertThat(run.messages("error").getFirst()).contains("What to do").contains(texts);
  }
}
