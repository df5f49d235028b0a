package countinghouse.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Dataset.Place;
import countinghouse.taskkit.RunEvent;
import countinghouse.taskkit.RunListener;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskRun;
import countinghouse.taskkit.Window;
import countinghouse.testsupport.LineageSink;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenLineageListenerTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T03:00:00Z");
  private static final String RUN = "01a1fc0b-e380-73b2-97fe-5dc8dea57cd9";
  private static final String ROOT = "01a1fc0b-e380-7000-8000-000000000001";

  private final LineageSink sink = new LineageSink();
  private final OpenLineageListener listener = new OpenLineageListener();
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "OPENLINEAGE_URL", sink.url(),
              "COUNTINGHOUSE_LAKE", "s3://bucket/lake",
              "COUNTINGHOUSE_WOOCOMMERCE_URL", "https://ck:cs@shop.example.com"));

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void itIsFoundAsAService() {
    assertThat(ServiceLoader.load(RunListener.class))
        .hasOnlyElementsOfType(OpenLineageListener.class)
        .hasSize(1);
  }

  @Test
  void aRunThatIsDoneIsTwoEventsOfOneRunAsTheSpecificationDemands() {
    listener.hear(new RunEvent.Began(run(), NIGHT));
    listener.hear(new RunEvent.Done(run(), NIGHT.plusSeconds(2), report()));
    assertThat(sink.events())
        .extracting(it -> text(it, "/eventType"))
        .isEqualTo(List.of("START", "COMPLETE"));
    assertThat(sink.events())
        .extracting(it -> text(it, "/run/runId"))
        .doesNotContainNull()
        .hasSize(2);
    assertThat(text(sink.events().getFirst(), "/run/runId"))
        .isEqualTo(text(sink.events().getLast(), "/run/runId"));
    sink.events().forEach(OpenLineageListenerTest::demandSpecification);
  }

  @Test
  void theEndTellsWhatWasReadAndWrittenWithRowsBytesAndColumns() {
    listener.hear(new RunEvent.Done(run(), NIGHT, report()));
    JsonNode event = sink.events().getFirst();
    assertThat(text(event, "/inputs/0/namespace")).isEqualTo("https://shop.example.com");
    assertThat(event.at("/inputs/0/inputFacets/inputStatistics/rowCount").asInt()).isEqualTo(7);
    assertThat(text(event, "/outputs/0/name")).isEqualTo("lake/woocommerce/orders");
    assertThat(event.at("/outputs/0/outputFacets/outputStatistics/rowCount").asInt()).isEqualTo(7);
    assertThat(event.at("/outputs/0/outputFacets/outputStatistics/size").asInt()).isEqualTo(4096);
    assertThat(text(event, "/outputs/0/facets/schema/fields/0/name")).isEqualTo("order_id");
    assertThat(text(event, "/outputs/0/facets/version/datasetVersion")).isEqualTo("b1");
    assertThat(text(event, "/run/facets/nominalTime/nominalStartTime"))
        .startsWith("2026-11-20T03:00");
    assertThat(text(event, "/run/facets/nominalTime/nominalEndTime"))
        .startsWith("2026-11-21T03:00");
    assertThat(text(event, "/run/facets/processing_engine/version")).isEqualTo("1.2");
    assertThat(text(event, "/job/facets/jobType/jobType")).isEqualTo("TASK");
    assertThat(event.toString()).doesNotContain("ck:cs", "cs@");
  }

  @Test
  void underAirflowItsRunIsTheParentAndTheDagRunTheRoot() {
    environment.put("OPENLINEAGE_PARENT_ID", "shop/eu/daily.load/" + RUN);
    environment.put("OPENLINEAGE_ROOT_PARENT_ID", "shop/eu/daily/" + ROOT);
    environment.put("OPENLINEAGE_NAMESPACE", "shop/eu");
    environment.put("COUNTINGHOUSE_DAG", "daily");
    environment.put("COUNTINGHOUSE_TASK", "load");
    listener.hear(new RunEvent.Began(run(), NIGHT));
    JsonNode event = sink.events().getFirst();
    assertThat(text(event, "/run/facets/parent/run/runId")).isEqualTo(RUN);
    assertThat(text(event, "/run/facets/parent/job/namespace")).isEqualTo("shop/eu");
    assertThat(text(event, "/run/facets/parent/job/name")).isEqualTo("daily.load");
    assertThat(text(event, "/run/facets/parent/root/run/runId")).isEqualTo(ROOT);
    assertThat(text(event, "/run/facets/parent/root/job/name")).isEqualTo("daily");
    assertThat(text(event, "/job/namespace")).isEqualTo("shop/eu");
    assertThat(text(event, "/job/name")).isEqualTo("daily.load.load-staging");
  }

  @Test
  void byHandThereIsNoParentAndTheJobIsTheJar() {
    listener.hear(new RunEvent.Began(run(), NIGHT));
    JsonNode event = sink.events().getFirst();
    assertThat(event.at("/run/facets/parent").isMissingNode()).isTrue();
    assertThat(text(event, "/job/namespace")).isEqualTo("default");
    assertThat(text(event, "/job/name")).isEqualTo("load-staging");
  }

  @Test
  void aFailureTellsItsMessageAndAStopThatItWasOne() {
    listener.hear(new RunEvent.Failed(run(), NIGHT, "The total is no number"));
    listener.hear(new RunEvent.Stopped(run(), NIGHT));
    assertThat(text(sink.events().getFirst(), "/eventType")).isEqualTo("FAIL");
    assertThat(text(sink.events().getFirst(), "/run/facets/errorMessage/message"))
        .isEqualTo("The total is no number");
    assertThat(text(sink.events().getLast(), "/eventType")).isEqualTo("ABORT");
    sink.events().forEach(OpenLineageListenerTest::demandSpecification);
  }

  @Test
  void aKeyGoesIntoTheHeaderAndNowhereElse() {
    environment.put("OPENLINEAGE_API_KEY", "Canary_Key");
    listener.hear(new RunEvent.Began(run(), NIGHT));
    assertThat(sink.keys()).containsExactly("Bearer Canary_Key");
    assertThat(sink.events().toString()).doesNotContain("Canary_Key");
    assertThat(run().toString()).doesNotContain("Canary_Key");
  }

  @Test
  void aSinkThatRefusesIsAFailureOfTheListener() {
    try (LineageSink refusing = new LineageSink(500, 0)) {
      environment.put("OPENLINEAGE_URL", refusing.url());
      assertThatThrownBy(() -> listener.hear(new RunEvent.Began(run(), NIGHT)))
          .hasMessageContaining("500");
    }
  }

  /** What the schema of RunEvent (specification 2-0-2) requires, and of each facet. */
  private static void demandSpecification(JsonNode event) {
    assertThat(OffsetDateTime.parse(text(event, "/eventTime"))).isNotNull();
    assertThat(UUID.fromString(text(event, "/run/runId")).version()).isEqualTo(7);
    assertThat(text(event, "/job/namespace")).isNotEmpty();
    assertThat(text(event, "/job/name")).isNotEmpty();
    assertThat(text(event, "/producer")).isEqualTo("urn:countinghouse");
    assertThat(text(event, "/schemaURL")).startsWith("https://openlineage.io/spec/2-");
    for (JsonNode facets : event.findValues("facets")) {
      for (JsonNode facet : facets) {
        assertThat(text(facet, "/_producer")).isNotEmpty();
        assertThat(text(facet, "/_schemaURL")).startsWith("https://openlineage.io/spec/facets/");
      }
    }
  }

  private static RunReport report() {
    return RunReport.builder()
        .window(new Window(NIGHT.minusSeconds(86_400), NIGHT))
        .read(Dataset.in(Place.WOOCOMMERCE, "orders").withRows(7))
        .wrote(
            Dataset.in(Place.LAKE, "woocommerce/orders")
                .withRows(7)
                .withBytes(4096)
                .withVersion("b1")
                .withColumns(List.of(new Dataset.Column("order_id", "bigint"))))
        .build();
  }

  private TaskRun run() {
    return new TaskRun("load-staging", "1.2", Settings.from(environment), environment);
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asText();
  }
}
