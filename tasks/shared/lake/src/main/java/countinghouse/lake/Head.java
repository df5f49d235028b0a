package countinghouse.lake;

import countinghouse.taskkit.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is read together and committed by one manifest: a record with an id of its own, and whatever
 * stands inside its JSON.
 *
 * @param sourceKind {@code woocommerce} or {@code square}
 * @param entity the head itself; its name is the name of the head
 * @param children the entities inside the head's JSON
 */
public record Head(String sourceKind, Entity entity, List<Entity> children) {

  /** The one entity of an {@link RunKind#IDS} run: which records exist at the source. */
  public static final Entity IDS =
      Entity.of(
          "ids",
          Column.required("id", ColumnType.TEXT),
          Column.optional("status", ColumnType.TEXT),
          Column.optional("created_at", ColumnType.TIMESTAMP));

  /** Checks that names are sound and stand once. */
  public Head {
    Identifier.check(sourceKind);
    children = List.copyOf(children);
    Set<String> seen = new HashSet<>(Set.of(entity.name(), IDS.name()));
    for (Entity child : children) {
      if (!seen.add(child.name())) {
        throw new IllegalArgumentException(entity.name() + " has " + child.name() + " twice");
      }
    }
  }

  /** The name of the head, which is that of its entity. */
  public String name() {
    return entity.name();
  }

  /** The entities of a run of this kind, the one that is counted first. */
  public List<Entity> entities(RunKind kind) {
    return kind == RunKind.IDS
        ? List.of(IDS)
        : Stream.concat(Stream.of(entity), children.stream()).toList();
  }
}
