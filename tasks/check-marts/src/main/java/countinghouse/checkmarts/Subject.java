package countinghouse.checkmarts;

import java.util.Map;

/**
 * One thing that a rule is asked about.
 *
 * @param name as it stands in the results
 * @param values what {@code ${…}} of the rule means for it
 */
record Subject(String name, Map<String, String> values) {
  /** The marts as a whole. */
  static final Subject MARTS = new Subject("marts", Map.of());
}
