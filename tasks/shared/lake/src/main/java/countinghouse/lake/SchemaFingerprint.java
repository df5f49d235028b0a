package countinghouse.lake;

import java.util.List;
import java.util.stream.Collectors;

/** Tells whether two runs have the same columns; descriptions do not count. */
final class SchemaFingerprint {
  private SchemaFingerprint() {}

  static String of(List<Entity> entities) {
    return Sha256.of(
        entities.stream().map(SchemaFingerprint::describe).collect(Collectors.joining("\n")));
  }

  private static String describe(Entity entity) {
    return entity.storedColumns().stream()
        .map(it -> it.name() + " " + it.type() + (it.required() ? " required" : ""))
        .collect(Collectors.joining(", ", entity.name() + "(", ")"));
  }
}
