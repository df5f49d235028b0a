package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.CanonicalJson;
import countinghouse.apiclient.json.Drift;
import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.RunWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A head with its children: how one JSON record becomes rows of the lake. */
final class HeadMapping {
  private static final Column CONTENT_HASH = Column.required("content_hash", ColumnType.TEXT);
  private static final Column PAYLOAD = Column.required("payload", ColumnType.TEXT);

  /** The rows of a child within its head. */
  private record Child(
      Mapping mapping, Entity entity, Function<JsonRecord, List<JsonRecord>> rows) {}

  private final Mapping mapping;
  private final Entity entity;
  private final FieldPaths secret;
  private final FieldPaths changing;
  private final FieldPaths known;
  private final List<Child> children = new ArrayList<>();

  /**
   * A head without children yet.
   *
   * @param secret fields that never enter the lake, or that belong to another head
   * @param changing fields whose change alone makes no new version
   */
  HeadMapping(Mapping mapping, FieldPaths secret, FieldPaths changing) {
    this.mapping = mapping;
    this.secret = secret;
    this.changing = changing;
    entity = mapping.entity(CONTENT_HASH, PAYLOAD);
    known = KnownFields.of(entity.name());
  }

  /** Adds a child. */
  HeadMapping with(Mapping child, Function<JsonRecord, List<JsonRecord>> rows) {
    children.add(new Child(child, child.entity(), rows));
    return this;
  }

  Head head() {
    return new Head("square", entity, children.stream().map(Child::entity).toList());
  }

  /** A fresh count of the fields that nobody knew. */
  Drift newDrift() {
    return new Drift(known);
  }

  /**
   * Writes one record and its children.
   *
   * @throws countinghouse.taskkit.TaskFailure 65 when it has no id or a field of the wrong type
   */
  void write(RunWriter run, String source, JsonNode json) {
    JsonRecord record = JsonRecord.of(source, entity.name(), "id", json);
    JsonNode payload = secret.removedFrom(json);
    @Nullable Object[] row = mapping.row(record, 2);
    row[row.length - 2] = CanonicalJson.hash(changing.removedFrom(payload));
    row[row.length - 1] = CanonicalJson.of(payload);
    run.write(entity, row);
    for (Child child : children) {
      for (JsonRecord inner : child.rows().apply(record)) {
        run.write(child.entity(), child.mapping().row(inner, 0));
      }
    }
  }
}
