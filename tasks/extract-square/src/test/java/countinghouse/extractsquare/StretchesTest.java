package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.TaskRun;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which stretch of time an extraction reads, and of which the ids. */
final class StretchesTest extends OnFakeSquare {
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
}
