package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Fault;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FaultsTest {
  private static final String ORDERS = "/v2/orders/search";
  private static final String GROUPS = "/v2/customers/groups";
  @TempDir Path folder;
  private FakeSquare square = new FakeSquare(Path.of("nowhere"));

  @BeforeEach
  void open() {
    square.close();
    square = new FakeSquare(folder);
  }

  @AfterEach
  void close() {
    square.close();
  }

  @Test
  void refusedCredentialsEndAtOnce() {
    square.that(asked -> error(asked, 401, "401-UNAUTHORIZED"));

    assertFailure(orders(), 77, "UNAUTHORIZED");
    assertThat(square.asked()).hasSize(1);
  }

  @Test
  void ofSeveralAccountsTheOneIsNamedThatRefused() {
    square.that(asked -> error(asked, 401, "401-UNAUTHORIZED"));

    assertFailure(
        square.run("--source-name", "till-market", "--head", "locations", "--to", FakeSquare.TO),
        77,
        "till-market");
  }

  @Test
  void aHeadThatThereIsNotIsAWrongCommandLine() {
    assertFailure(
        square.run("--head", "invoices", "--to", FakeSquare.TO),
        64,
        "invoices",
        "expected one of [",
        "catalog-categories");
    assertThat(square.asked()).isEmpty();
  }

  @Test
  void aMissingPermissionIsNoEmptyTable() {
    square.that(
        asked -> asked.path().equals(ORDERS) ? error(asked, 403, "403-INSUFFICIENT_SCOPES") : null);

    assertFailure(orders(), 77, "INSUFFICIENT_SCOPES");
  }

  @Test
  void aRateLimitIsWaitedFor() {
    AtomicInteger limited = new AtomicInteger(2);
    square.that(asked ->
        asked.path().equals(ORDERS) && limited.getAndDecrement() > 0
            ? Reply.json(
                429,
                Resources.text("examples/errors/429-RATE_LIMITED.json"),
                Map.of("Retry-After", "7"))
            : null);

    TaskRun run = orders();

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.log()).contains("\"wait_seconds\":7");
  }

  @Test
  void anAnswerThatIsAlwaysCutIsTemporary() {
    square.that(asked ->
        asked.path().equals(ORDERS)
            ? Reply.json(200, FakeSquare.page("SearchOrders", 1).toString()).spoilt(Fault.CUT)
            : null);

    assertFailure(orders(), 75, "Gave up");
  }

  @Test
  void jsonThatIsAlwaysTruncatedIsTemporary() {
    String half = FakeSquare.page("SearchOrders", 1).toString().substring(0, 5000);
    square.that(asked -> asked.path().equals(ORDERS) ? Reply.json(200, half) : null);

    assertFailure(orders(), 75, "truncated or broken JSON");
  }

  @Test
  void truncatedJsonHealsWhenItComesWhole() {
    AtomicInteger cut = new AtomicInteger(1);
    square.that(asked ->
        asked.path().equals(ORDERS) && cut.getAndDecrement() > 0
            ? Reply.json(200, FakeSquare.page("SearchOrders", 1).toString().substring(0, 5000))
            : null);

    assertThat(orders().exitCode()).isZero();
  }

  @Test
  void aForgottenCursorStartsTheStretchAnewAndLeavesNothingTwice() {
    AtomicInteger forgotten = new AtomicInteger(2);
    square.that(asked ->
        FakeSquare.cursorOf(asked) != null && forgotten.getAndDecrement() > 0
            ? error(asked, 400, "400-INVALID_CURSOR")
            : null);

    TaskRun run = orders();

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.messages("warning")).hasSize(2);
    assertThat(new DuckDb(folder).value("select count(*) from {orders}")).isEqualTo("17");
    assertThat(manifests()).hasSize(1);
  }

  @Test
  void aCursorThatIsAlwaysForgottenIsTemporary() {
    square.that(asked ->
        FakeSquare.cursorOf(asked) != null ? error(asked, 400, "400-INVALID_CURSOR") : null);

    assertFailure(orders(), 75, "3 times");
  }

  @Test
  void anotherComplaintAboutTheRequestIsNoMatterOfTime() {
    square.that(
        asked -> asked.path().equals(ORDERS) ? error(asked, 400, "400-INVALID_VALUE") : null);

    assertFailure(orders(), 65, "INVALID_VALUE");
  }

  @Test
  void aListThatDoesNotAdvanceEndsInsteadOfLoopingForEver() {
    String page = FakeSquare.page("SearchOrders", 1).toString();
    square.that(asked -> asked.path().equals(ORDERS) ? Reply.json(200, page) : null);

    assertFailure(orders(), 65, "does not advance");
  }

  @Test
  void emptyPagesUnderOneCursorDoNotLoopForEver() {
    square.that(asked ->
        asked.path().equals(ORDERS)
            ? Reply.json(200, "{\"orders\":[],\"cursor\":\"same\"}")
            : null);

    assertFailure(orders(), 65, "the same cursor came twice");
  }

  @Test
  void emptyPagesUnderEverNewCursorsDoNotLoopForEver() {
    AtomicInteger pages = new AtomicInteger();
    square.that(asked ->
        asked.path().equals(ORDERS)
            ? Reply.json(
                200, "{\"orders\":[],\"cursor\":\"page-%d\"}".formatted(pages.incrementAndGet()))
            : null);

    assertFailure(orders(), 65, "100 empty pages came on end");
    assertThat(pages).hasValue(Pages.MOST_EMPTY_PAGES);
  }

  @Test
  void anEmptyPageThatIsNotTheLastIsReadOver() {
    String page = FakeSquare.page("ListCustomerGroups", 2).toString();
    square.that(asked -> asked.path().equals(GROUPS) ? afterTwoEmptyPages(asked, page) : null);

    TaskRun run = square.run("--head", "customer-groups", "--to", FakeSquare.TO);

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(square.asked(GROUPS)).hasSize(3);
    assertThat(new DuckDb(folder).value("select count(*) from {customer_groups}")).isEqualTo("1");
  }

  private static Reply afterTwoEmptyPages(Asked asked, String page) {
    return switch (String.valueOf(FakeSquare.cursorOf(asked))) {
      case "null" -> Reply.json(200, "{\"cursor\":\"one\"}");
      case "one" -> Reply.json(200, "{\"groups\":[],\"cursor\":\"two\"}");
      default -> Reply.json(200, page);
    };
  }

  @Test
  void theSameRecordsUnderEverNewCursorsDoNotLoopForEver() {
    AtomicInteger pages = new AtomicInteger();
    square.that(asked ->
        asked.path().equals(ORDERS)
            ? Reply.json(
                200,
                ((ObjectNode) FakeSquare.page("SearchOrders", 1))
                    .put("cursor", "page-" + pages.incrementAndGet())
                    .toString())
            : null);

    assertFailure(orders(), 65, "the same records came twice");
    assertThat(pages).hasValue(2);
  }

  @Test
  void aForgottenCursorThatWasNeverSentIsNoMatterOfTime() {
    square.that(
        asked -> asked.path().equals(ORDERS) ? error(asked, 400, "400-INVALID_CURSOR") : null);

    assertFailure(orders(), 65, "INVALID_CURSOR");
  }

  @Test
  void aLastPageThatIsFullIsSuspectedToBeCutShort() {
    String entries =
        IntStream.range(0, 1000)
            .mapToObj("{\"order_id\":\"order-%d\",\"version\":1}"::formatted)
            .collect(Collectors.joining(",", "{\"order_entries\":[", "]}"));
    square.that(asked -> asked.path().equals(ORDERS) ? Reply.json(200, entries) : null);

    TaskRun run =
        square.run(
            "--head", "orders", "--ids", "--created-from", FakeSquare.FROM, "--to", FakeSquare.TO);

    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.messages("warning"))
        .containsExactly("the last page is full: the source may have cut the list short");
  }

  @Test
  void anEmptyCursorEndsTheList() {
    square.that(asked ->
        asked.path().equals(ORDERS) ? Reply.json(200, "{\"orders\":[],\"cursor\":\"\"}") : null);

    assertThat(orders().exitCode()).isZero();
    assertThat(square.asked(ORDERS)).hasSize(1);
  }

  @Test
  void aMissingIdAndWrongTypesNameTheRecordTheFieldAndTheValue() {
    assertRefused("\"id\":\"a7Iml8RAshbGN2SK3HCdWodeV\",", "", "no usable id", "square, orders");
    assertRefused(
        "\"quantity\":\"3\"",
        "\"quantity\":\"three\"",
        "line_items[1].quantity wants a decimal number, but is \\\"three\\\"",
        "id a7Iml8RAshbGN2SK3HCdWodeV");
    assertRefused(
        "{\"amount\":11840,", "{\"amount\":\"118.40\",", "amount wants an integer", "118.40");
    assertRefused("{\"amount\":11840,", "{\"amount\":118.4,", "amount wants an integer", "118.4");
    assertRefused(
        "\"amount\":11840,\"currency\":\"USD\"",
        "\"amount\":11840,\"currency\":\"ZZZ\"",
        "no currency of ISO 4217",
        "ZZZ");
    assertRefused(
        "\"location_id\":\"LL5X917Z1V48Y\",\"source\"",
        "\"source\"",
        "location_id is required and missing",
        "square, orders, id LvhPAh2ipdyeE1WGOwjtqlLeV");
    assertRefused("2025-10-28T14:21:09.870Z", "yesterday", "wants a time", "yesterday");
    assertRefused(
        "\"orders\":[",
        "\"orders\":\"none\",\"x\":[",
        "something else than an array",
        "orders/search");
  }

  private void assertRefused(String find, String replace, String... texts) {
    String page = FakeSquare.page("SearchOrders", 1).toString();
    assertThat(page).contains(find);
    try (FakeSquare broken = new FakeSquare(folder)) {
      broken.that(asked ->
          asked.path().equals(ORDERS) ? Reply.json(200, page.replace(find, replace)) : null);
      assertFailure(run(broken), 65, texts);
    }
  }

  @Test
  void htmlInsteadOfJsonIsTemporaryAndNothingIsKept() {
    square.that(asked -> Reply.html(200, "<html>Sign in to the hotel's network</html>"));

    assertFailure(orders(), 75, "HTML instead of JSON");
  }

  @Test
  void anAccountWithoutLocationsIsNoAccount() {
    square.that(asked -> asked.path().equals("/v2/locations") ? Reply.json(200, "{}") : null);

    assertFailure(orders(), 65, "no location");
  }

  @Test
  void aLakeThatCannotBeWrittenIsAMatterOfConfiguration() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    TaskRun run = ordersWith("COUNTINGHOUSE_LAKE", file.toUri().toString());

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.messages("error").getFirst()).contains("not a folder", file.toString());
    assertThat(square.asked(ORDERS)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aReadOnlyLakeIsAMatterOfConfiguration() {
    TaskRun run = ordersWith("COUNTINGHOUSE_LAKE", "file:///sys/kernel/countinghouse");

    assertThat(run.exitCode()).as(run.log()).isEqualTo(78);
    assertThat(run.messages("error").getFirst()).contains("may not be written", "/sys/kernel");
    assertThat(square.asked(ORDERS)).isEmpty();
  }

  @Test
  void anAddressThatIsNotSquaresIsAMatterOfConfiguration() {
    square.that(asked -> Reply.html(404, "<html>Not found</html>"));

    assertFailure(orders(), 78, "https://connect.squareup.com");
  }

  @Test
  void nobodyAtTheAddressIsTemporaryAndNamesTheSetting() throws IOException {
    String nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = "http://127.0.0.1:" + free.getLocalPort();
    }
    assertFailure(ordersWith("COUNTINGHOUSE_SQUARE_URL", nobody), 75, "COUNTINGHOUSE_SQUARE_URL");
  }

  @Test
  void httpToAFarHostIsRefusedBeforeAnythingIsSent() {
    TaskRun run = ordersWith("COUNTINGHOUSE_SQUARE_URL", "http://connect.squareup.com");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.messages("error").getFirst()).contains("COUNTINGHOUSE_SQUARE_URL", "https");
    assertThat(square.asked()).isEmpty();
  }

  private TaskRun ordersWith(String setting, String value) {
    return square.run(
        Map.of(setting, value),
        "--head",
        "orders",
        "--from",
        FakeSquare.FROM,
        "--to",
        FakeSquare.TO);
  }

  private TaskRun orders() {
    return run(square);
  }

  private static TaskRun run(FakeSquare from) {
    return from.run("--head", "orders", "--from", FakeSquare.FROM, "--to", FakeSquare.TO);
  }

  private void assertFailure(TaskRun run, int exitCode, String... texts) {
    assertThat(run.exitCode()).as(run.log()).isEqualTo(exitCode);
    assertThat(run.log()).contains(texts);
    assertThat(manifests()).isEmpty();
  }

  private List<Manifest> manifests() {
    return Lake.open(folder.toUri()).manifests();
  }

  private static Reply error(Asked ignored, int status, String name) {
    return Reply.json(status, Resources.text("examples/errors/" + name + ".json"));
  }
}
