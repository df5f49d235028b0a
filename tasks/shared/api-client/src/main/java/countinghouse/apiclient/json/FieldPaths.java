package countinghouse.apiclient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A declared list of places in a JSON record, such as {@code
 * tenders.card_details.card.fingerprint}. A path goes through arrays as if they were not there;
 * {@code *} stands for any name, and naming a field means everything below it.
 */
public final class FieldPaths {
  private static final String ANY = "*";
  private final Map<String, FieldPaths> below = new LinkedHashMap<>();

  private FieldPaths() {}

  /** Makes the list. */
  public static FieldPaths of(String... paths) {
    return of(Arrays.asList(paths));
  }

  /** Makes the list. */
  public static FieldPaths of(List<String> paths) {
    FieldPaths root = new FieldPaths();
    for (String path : paths) {
      FieldPaths at = root;
      for (String name : path.split("\\.", -1)) {
        at = at.below.computeIfAbsent(name, ignored -> new FieldPaths());
      }
    }
    return root;
  }

  /** A copy of a record without these places. */
  public JsonNode removedFrom(JsonNode node) {
    JsonNode copy = node.deepCopy();
    remove(copy);
    return copy;
  }

  /** A copy of a record with these places only; what has none of them is left out. */
  public JsonNode keptFrom(JsonNode node) {
    JsonNode copy = node.deepCopy();
    keep(copy);
    return copy;
  }

  private void keep(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::keep);
    } else if (node instanceof ObjectNode object) {
      List<String> unlisted = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        List<FieldPaths> matches = matches(field.getKey());
        if (matches.isEmpty()) {
          unlisted.add(field.getKey());
        } else if (matches.stream().noneMatch(FieldPaths::isEnd)) {
          matches.getFirst().keepBelow(field, unlisted);
        }
      }
      object.remove(unlisted);
    }
  }

  /** A plain value where fields are expected is not what was listed. */
  private void keepBelow(Map.Entry<String, JsonNode> field, List<String> unlisted) {
    if (field.getValue().isContainerNode()) {
      keep(field.getValue());
    } else {
      unlisted.add(field.getKey());
    }
  }

  private void remove(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::remove);
    } else if (node instanceof ObjectNode object) {
      List<String> whole = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        for (FieldPaths match : matches(field.getKey())) {
          if (match.isEnd()) {
            whole.add(field.getKey());
          } else {
            match.remove(field.getValue());
          }
        }
      }
      object.remove(whole);
    }
  }

  /** Adds the paths of a record that are not on this list; where a path ends all below is known. */
  void addMissing(JsonNode node, String prefix, Set<String> missing) {
    if (node.isArray()) {
      node.forEach(element -> addMissing(element, prefix, missing));
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      List<FieldPaths> matches = matches(field.getKey());
      if (matches.isEmpty()) {
        missing.add(prefix + field.getKey());
      } else if (matches.stream().noneMatch(FieldPaths::isEnd)) {
        matches.getFirst().addMissing(field.getValue(), prefix + field.getKey() + ".", missing);
      }
    }
  }

  private boolean isEnd() {
    return below.isEmpty();
  }

  private List<FieldPaths> matches(String name) {
    @Nullable FieldPaths named = below.get(name);
    @Nullable FieldPaths any = below.get(ANY);
    if (named == null) {
      return any == null ? List.of() : List.of(any);
    }
    return any == null ? List.of(named) : List.of(named, any);
  }
}
