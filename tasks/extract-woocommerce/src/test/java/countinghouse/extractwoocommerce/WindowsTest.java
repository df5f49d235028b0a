package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.Window;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.TaskRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which windows are read, and what lies in them. */
final class WindowsTest {
  @TempDir Path folder;
  private final FakeWooCommerce shop = new FakeWooCommerce();
  private ShopHarness harness;

  @BeforeEach
  void openShop() {
    harness = new ShopHarness(folder, shop);
  }

  @Test
  void aFirstLoadBeginsAtTheFirstRecordAndIsCutIntoSlices() {
    order(1, "2026-08-20T15:30:00");
    order(2, "2026-11-20T10:00:00");
    TaskRun run = harness.extract(ShopHead.ORDERS);

    List<Window> windows = windows();
    assertThat(windows.getFirst().from()).isEqualTo(Instant.parse("2026-08-20T00:00:00Z"));
    assertThat(windows.getLast().to()).isEqualTo(ShopHarness.NOW);
    assertThat(windows).hasSize(4);
    assertThat(ids("orders")).containsExactlyInAnyOrder(1L, 2L);
    assertThat(run.report().path("watermark").asText()).isEqualTo(ShopHarness.NOW.toString());
    assertThat(run.report().path("rows").path("read").asInt()).isEqualTo(2);
  }

  @Test
  void theStatedFirstDayIsADayOfTheShop() {
    harness.environment.put("COUNTINGHOUSE_START", "2026-11-01");
    harness.extract(ShopHead.ORDERS);
    assertThat(windows().getFirst().from()).isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
  }

  @Test
  void theNextRunReadsFromTheWatermarkLessTheLookback() {
    harness.environment.put("COUNTINGHOUSE_START", "2026-11-01");
    harness.extract(ShopHead.ORDERS);
    harness.clock.advance(Duration.ofDays(2));
    harness.extract(ShopHead.ORDERS);
    assertThat(windows().getLast())
        .isEqualTo(
            new Window(
                ShopHarness.NOW.minus(Duration.ofDays(3)),
                ShopHarness.NOW.plus(Duration.ofDays(2))));
  }

  @Test
  void aStartMovedEarlierReadsTheMissingPartFirst() {
    harness.environment.put("COUNTINGHOUSE_START", "2026-11-01");
    harness.extract(ShopHead.ORDERS);
    order(7, "2026-09-15T10:00:00");
    harness.environment.put("COUNTINGHOUSE_START", "2026-09-01");
    harness.clock.advance(Duration.ofDays(1));
    harness.extract(ShopHead.ORDERS);
    assertThat(ids("orders")).containsExactly(7L);
    assertThat(windows()).anyMatch(it -> it.from().equals(Instant.parse("2026-09-01T04:00:00Z")));
    assertThat(windows().getLast().to()).isEqualTo(ShopHarness.NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void anEmptyShopCommitsAnEmptyRunAndAWatermark() {
    TaskRun run = harness.extract(ShopHead.REFUNDS);
    List<Manifest> manifests = harness.manifests(ShopHead.REFUNDS);
    assertThat(manifests).hasSize(1);
    assertThat(manifests.getFirst().rows()).isZero();
    assertThat(run.report().path("watermark").asText()).isEqualTo(ShopHarness.NOW.toString());
  }

  @Test
  void aSecondRunWithTheSameEndHasNothingToDo() {
    harness.extract(ShopHead.ORDERS);
    TaskRun run = harness.extract(ShopHead.ORDERS);
    assertThat(harness.manifests(ShopHead.ORDERS)).hasSize(1);
    assertThat(run.report().path("rows").path("read").asInt()).isZero();
  }

  @Test
  void theStartOfAWindowIsInsideAndItsEndIsNot() {
    order(1, "2026-06-14T23:59:59");
    order(2, "2026-06-15T00:00:00");
    order(3, "2026-06-15T23:59:59");
    order(4, "2026-06-16T00:00:00");
    harness.extract(
        ShopHead.ORDERS, "--from", "2026-06-15T00:00:00Z", "--to", "2026-06-16T00:00:00Z");
    assertThat(ids("orders")).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void fractionsOfASecondNeitherLoseNorRepeatARecord() {
    order(1, "2026-06-15T00:00:00");
    order(2, "2026-06-15T00:00:01");
    harness.extract(
        ShopHead.ORDERS, "--from", "2026-06-14T00:00:00Z", "--to", "2026-06-15T00:00:00.5Z");
    harness.extract(
        ShopHead.ORDERS, "--from", "2026-06-15T00:00:00.5Z", "--to", "2026-06-16T00:00:00Z");
    assertThat(ids("orders")).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void aStatedWindowIsCutIntoSlicesToo() {
    harness.extract(
        ShopHead.ORDERS, "--from", "2026-01-01T00:00:00Z", "--to", "2026-03-01T00:00:00Z");
    assertThat(windows()).hasSize(2);
  }

  @Test
  void aBackfillByCreationReadsByCreationAndMovesNoWatermark() {
    order(1, "2026-06-15T10:00:00").put("date_modified_gmt", "2026-09-01T00:00:00");
    order(2, "2026-05-15T10:00:00").put("date_modified_gmt", "2026-06-15T10:00:00");
    harness.extract(
        ShopHead.ORDERS,
        "--from",
        "2026-06-01T00:00:00Z",
        "--to",
        "2026-07-01T00:00:00Z",
        "--by",
        "created");
    assertThat(ids("orders")).containsExactly(1L);
    assertThat(harness.manifests(ShopHead.ORDERS).getFirst().kind()).isEqualTo(RunKind.CREATED);
  }

  @Test
  void ordersInTheTrashAreReadToo() {
    order(1, "2026-06-15T10:00:00").put("status", "trash");
    order(2, "2026-06-15T10:00:00");
    harness.extract(ShopHead.ORDERS, "--from", "2026-06-01T00:00:00Z");
    assertThat(ids("orders")).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void idsAreThoseOfEveryStatusAndTheTrashCreatedInTheStretch() {
    order(1, "2026-06-15T10:00:00").put("status", "trash");
    order(2, "2026-06-15T10:00:00").put("status", "pending");
    order(3, "2026-01-01T10:00:00");
    order(40_000_000_000L, "2026-06-16T10:00:00");
    harness
        .withPages(2)
        .extract(ShopHead.ORDERS, "--ids", "--created-from", "2026-06-01T00:00:00Z");

    Manifest manifest = harness.manifests(ShopHead.ORDERS).getFirst();
    assertThat(manifest.kind()).isEqualTo(RunKind.IDS);
    assertThat(manifest.complete()).isTrue();
    assertThat(harness.rows(ShopHead.ORDERS, "ids", "select id, status from %s"))
        .containsExactly(
            List.of("1", "trash"), List.of("2", "pending"), List.of("40000000000", "completed"));
  }

  /** The listing of all of history is due once a week, and the one of that day may have failed. */
  @Test
  void idsOfAllOfHistoryAreListedUntilThatWasDoneOnceSinceItWasDue() {
    order(1, "2026-06-15T10:00:00");
    String[] weekly = {
      "--ids", "--created-from", "2026-06-01T00:00:00Z", "--all-since", "2026-06-14T04:00:00Z"
    };
    new ShopHarness(folder, this::countingOneTooMany).extract(ShopHead.ORDERS, weekly);

    harness.extract(ShopHead.ORDERS, weekly);
    harness.extract(ShopHead.ORDERS, weekly);

    assertThat(harness.manifests(ShopHead.ORDERS))
        .extracting(Manifest::complete, Manifest::from)
        .containsExactlyInAnyOrder(
            tuple(false, Instant.parse("2026-06-01T00:00:00Z")),
            tuple(false, Instant.EPOCH),
            tuple(true, Instant.parse("2026-06-01T00:00:00Z")),
            tuple(true, Instant.EPOCH),
            tuple(true, Instant.parse("2026-06-01T00:00:00Z")));
  }

  /** A shop that counts one old order too many would else never tell of yesterday's deletions. */
  @Test
  void idsOfTheWindowAreListedWhileThoseOfAllOfHistoryCannotBe() {
    order(1, "2026-06-15T10:00:00");
    ShopHarness hiding = new ShopHarness(folder, this::countingOneOldTooMany);
    TaskRun run =
        hiding.extract(
            ShopHead.ORDERS,
            "--ids",
            "--created-from",
            "2026-06-01T00:00:00Z",
            "--all-since",
            "2026-06-14T04:00:00Z");
    assertThat(hiding.manifests(ShopHead.ORDERS))
        .extracting(Manifest::complete, Manifest::from)
        .containsExactlyInAnyOrder(
            tuple(true, Instant.parse("2026-06-01T00:00:00Z")), tuple(false, Instant.EPOCH));
    assertThat(run.messages("warning").getFirst()).contains("counts more records than it shows");
  }

  @Test
  void aShopThatShowsLessThanItCountsGivesAnIncompleteRun() {
    order(1, "2026-06-15T10:00:00");
    ShopHarness hiding = new ShopHarness(folder, this::countingOneTooMany);
    TaskRun run =
        hiding.extract(ShopHead.ORDERS, "--ids", "--created-from", "2026-06-01T00:00:00Z");
    assertThat(hiding.manifests(ShopHead.ORDERS).getFirst().complete()).isFalse();
    assertThat(run.messages("warning").getFirst()).contains("counts more records than it shows");
  }

  @Test
  void refundIdsOfAnOldShopComeFromEveryOrder() {
    shop.without("/refunds");
    order(1, "2025-01-01T10:00:00").set("refunds", Records.of("{'a': [{'id': 10}]}").get("a"));
    shop.records("refunds").add(Records.refund(10, 1, "2026-06-15T10:00:00"));
    shop.records("refunds").add(Records.refund(11, 1, "2025-02-15T10:00:00"));
    harness.extract(ShopHead.REFUNDS, "--ids", "--created-from", "2026-06-01T00:00:00Z");
    assertThat(harness.rows(ShopHead.REFUNDS, "ids", "select id from %s"))
        .containsExactly(List.of("10"));
  }

  @Test
  void theCheckPrintsWhatTheShopIsAndWritesNothing() {
    order(1, "2026-06-15T10:00:00");
    shop.without("/variations");
    harness.environment.remove("COUNTINGHOUSE_LAKE");
    TaskRun run = harness.run("--check");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.out())
        .contains("America/New_York", "USD", "10.3.0", "orders       1", "one by one");
  }

  @Test
  void theCheckTellsWhereTheShopDisagreesWithTheSettings() {
    harness.environment.put("COUNTINGHOUSE_CURRENCY", "EUR");
    harness.environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
    TaskRun run = harness.run("--check");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.log())
        .contains("the source says USD and COUNTINGHOUSE_CURRENCY is EUR")
        .doesNotContain("COUNTINGHOUSE_TIMEZONE");
  }

  @Test
  void aHistoryThatStartsInTheFutureIsRefused() {
    harness.environment.put("COUNTINGHOUSE_START", "2062-01-01");
    TaskRun run = harness.run("--head", ShopHead.ORDERS.toString(), "--to", "2026-06-15T00:00:00Z");
    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.log()).contains("COUNTINGHOUSE_START lies in the future: 2062-01-01");
  }

  private Reply countingOneTooMany(Asked asked) {
    Reply reply = shop.apply(asked);
    @Nullable String total = reply.headers().get("X-WP-Total");
    return total == null || total.equals("0")
        ? reply
        : new Reply(200, Map.of("X-WP-Total", "2"), reply.body(), reply.fault());
  }

  private Reply countingOneOldTooMany(Asked asked) {
    boolean all = !asked.query().containsKey("after");
    return all ? countingOneTooMany(asked) : shop.apply(asked);
  }

  private ObjectNode order(long id, String gmt) {
    shop.records("orders").add(Records.order(id, gmt));
    return shop.records("orders").getLast();
  }

  private List<Window> windows() {
    return harness.manifests(ShopHead.ORDERS).stream()
        .map(it -> new Window(Objects.requireNonNull(it.from()), it.to()))
        .toList();
  }

  private List<@Nullable Object> ids(String entity) {
    return harness.rows(ShopHead.ORDERS, entity, "select id from %s").stream()
        .<@Nullable Object>map(List::getFirst)
        .toList();
  }
}
