package countinghouse.extraction;

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
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A head with its children: how one JSON record of a source becomes rows of the lake. Every head
 * ends with two columns: {@code content_hash}, the SHA-256 of what makes a version, and {@code
 * payload}, the canonical JSON of what is kept.
 */
public final class HeadMapping {
  private static final Column CONTENT_HASH = Column.required("content_hash", ColumnType.TEXT);
  private static final Column PAYLOAD = Column.required("payload", ColumnType.TEXT);

  /** The rows of a child within its head. */
  private record Child(EntityMapping mapping, Function<JsonRecord, List<JsonRecord>> rows) {}

  private final String sourceKind;
  private final EntityMapping mapping;
  private final Entity entity;
  private final Content content;
  private final FieldPaths known;
  private final List<Child> children;

  private HeadMapping(
      String sourceKind,
      EntityMapping mapping,
      Content content,
      FieldPaths known,
      List<Child> children) {
    this.sourceKind = sourceKind;
    this.mapping = mapping;
    this.content = content;
    this.known = known;
    this.children = children;
    entity = withContent(mapping.entity());
  }

  /**
   * A head without children yet.
   *
   * @param sourceKind such as {@code square}
   * @param mapping the record itself
   * @param content what of the record is kept, and what of it makes a version
   * @param known every field that the source documents, for telling drift
   */
  public static HeadMapping of(
      String sourceKind, EntityMapping mapping, Content content, FieldPaths known) {
    return new HeadMapping(sourceKind, mapping, content, known, List.of());
  }

  /** The same head with one child more, which stands in an array of the record. */
  public HeadMapping with(String field, EntityMapping child) {
    return with(child, record -> record.list(field));
  }

  /** The same head with one child more. */
  public HeadMapping with(EntityMapping child, Function<JsonRecord, List<JsonRecord>> rows) {
    List<Child> more = Stream.concat(children.stream(), Stream.of(new Child(child, rows))).toList();
    return new HeadMapping(sourceKind, mapping, content, known, more);
  }

  /** The head as the lake knows it. */
  public Head head() {
    return new Head(
        sourceKind, entity, children.stream().map(child -> child.mapping().entity()).toList());
  }

  /** A fresh count of the fields that nobody knew. */
  public Drift newDrift() {
    return new Drift(known);
  }

  /**
   * Writes one record and its children.
   *
   * @param source the source's name
   * @param drift learns of fields that are not known
   * @throws countinghouse.taskkit.TaskFailure (65) when it has no id or a field of the wrong type
   */
  public void write(RunWriter run, String source, JsonNode json, Drift drift) {
    JsonRecord record = JsonRecord.of(source, entity.name(), "id", json);
    run.write(entity, row(record));
    for (Child child : children) {
      for (JsonRecord inner : child.rows().apply(record)) {
        run.write(child.mapping().entity(), child.mapping().row(inner));
      }
    }
    drift.see(json);
  }

  private @Nullable Object[] row(JsonRecord record) {
    JsonNode kept = content.kept(record.node());
    @Nullable Object[] values = mapping.row(record);
    @Nullable Object[] row = Arrays.copyOf(values, values.length + 2);
    row[values.length] = CanonicalJson.hash(content.hashed(kept));
    row[values.length + 1] = CanonicalJson.of(kept);
    return row;
  }

  private static Entity withContent(Entity entity) {
    return new Entity(
        entity.name(),
        Stream.concat(entity.columns().stream(), Stream.of(CONTENT_HASH, PAYLOAD)).toList());
  }
}
