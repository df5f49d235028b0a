package countinghouse.extraction;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.apiclient.json.CanonicalJson;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.DuckDb;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadMappingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  @TempDir Path folder;

  @Test
  void aHeadEndsWithTheHashOfAVersionAndWhatIsKept() {
    assertThat(orders().head().entity())
        .isEqualTo(
            Entity.of(
                "orders",
                Column.required("id", ColumnType.TEXT),
                Column.optional("note", ColumnType.TEXT),
                Column.required("content_hash", ColumnType.TEXT),
                Column.required("payload", ColumnType.TEXT)));
    assertThat(orders().head().children()).containsExactly(lines().entity());
  }

  @Test
  void aRowHoldsTheHashOfAVersionAndWhatIsKeptAndNothingThatIsDropped() {
    Manifest run = written("{'updated_at': 7, 'note': 'red', 'id': 'A', 'card': '4111'}");

    assertThat(DuckDb.rows(folder.resolve(run.folder()).resolve("orders.parquet")))
        .containsExactly(
            List.of(
                0L,
                "A",
                "red",
                CanonicalJson.hash(parsed("{'id': 'A', 'note': 'red'}")),
                "{\"id\":\"A\",\"note\":\"red\",\"updated_at\":7}"));
  }

  @Test
  void aRecordIsWrittenWithWhatStandsInsideIt() {
    Manifest run =
        written("{'id': 'A', 'lines': [{'uid': '1'}, {'uid': '2'}]}", "{'id': 'B', 'lines': []}");

    assertThat(rows(run)).isEqualTo(Map.of("orders", 2L, "order_lines", 2L));
  }

  @Test
  void aFieldThatNobodyKnowsIsCountedOnceARecord() {
    Drift drift = orders().newDrift();
    write(drift, "{'id': 'A', 'mood': 'good'}", "{'id': 'B', 'mood': 'bad'}");

    assertThat(drift.unknownFields()).containsExactly(Map.entry("mood", 2L));
  }

  @Test
  void whatBreaksTheContractIsNamedWithItsRecord() {
    assertThatThrownBy(() -> written("{'id': 'A', 'lines': [{'uid': '1'}, {'uid': null}]}"))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("lines[1].uid is required and missing")
        .hasMessageContaining("till, orders, id A");
  }

  @Test
  void whatIsDroppedIsNotKeptAndWhatChangesByItselfIsNotHashed() {
    JsonNode before = parsed("{'id': 'A', 'card': '4111', 'updated_at': 1}");
    JsonNode after = parsed("{'id': 'A', 'card': '5222', 'updated_at': 2}");

    assertThat(CanonicalJson.of(content().kept(before)))
        .isEqualTo("{\"id\":\"A\",\"updated_at\":1}");
    assertThat(content().hashed(content().kept(before)))
        .isEqualTo(content().hashed(content().kept(after)))
        .isEqualTo(parsed("{'id': 'A'}"));
  }

  private static HeadMapping orders() {
    EntityMapping order =
        EntityMapping.of(
            "orders",
            Cell.required("id", ColumnType.TEXT, JsonRecord::id),
            Cell.optional("note", ColumnType.TEXT, it -> it.text("note")));
    FieldPaths known = FieldPaths.of("id", "note", "lines", "card");
    return HeadMapping.of("till", order, content(), known).with("lines", lines());
  }

  private static EntityMapping lines() {
    return EntityMapping.of(
        "order_lines",
        Cell.required("order_id", ColumnType.TEXT, JsonRecord::id),
        Cell.required("uid", ColumnType.TEXT, it -> it.requiredText("uid")));
  }

  private static Content content() {
    return Content.without(FieldPaths.of("card"), FieldPaths.of("updated_at"));
  }

  private Manifest written(String... records) {
    return write(orders().newDrift(), records);
  }

  private Manifest write(Drift drift, String... records) {
    RunHeader header =
        new RunHeader(
            "till", orders().head(), RunKind.FULL, null, NOW, NOW, ZoneOffset.UTC, "USD", "1");
    try (RunWriter run = Lake.open(folder.toUri()).startRun(header)) {
      for (String record : records) {
        orders().write(run, "till", parsed(record), drift);
      }
      return run.commit();
    }
  }

  private static Map<String, Long> rows(Manifest run) {
    return run.files().stream().collect(toMap(it -> it.entity(), it -> it.rows()));
  }

  private static JsonNode parsed(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
