package countinghouse.apiclient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the fields that a source sends and nobody knew: the sign of a new version. They are kept
 * in the payload; the run report tells of them.
 */
public final class Drift {
  /** More different names than this are no new version but somebody's keys. */
  private static final int MOST_NAMES = 100;

  private final FieldPaths known;
  private final Map<String, Long> records = new TreeMap<>();

  /** Counts what is not on the list of known fields. */
  public Drift(FieldPaths known) {
    this.known = known;
  }

  /** Looks through one record. */
  public void see(JsonNode node) {
    Set<String> missing = new TreeSet<>();
    known.addMissing(node, "", missing);
    for (String path : missing) {
      if (records.size() < MOST_NAMES || records.containsKey(path)) {
        records.merge(path, 1L, Long::sum);
      }
    }
  }

  /** Path of each unknown field, with the number of records that had it. */
  public Map<String, Long> unknownFields() {
    return Map.copyOf(records);
  }
}
