package countinghouse.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a session tells Snowflake about itself (its parameter {@code QUERY_TAG}), so that cost and
 * history can be asked for by task: see {@code sql/operations}.
 *
 * @param dag Airflow's DAG; nothing when the task was started by hand
 * @param task the task in that DAG, else the jar's name
 * @param run Airflow's id of the run
 */
record QueryTag(Optional<String> dag, Optional<String> task, Optional<String> run) {
  /** Snowflake refuses a longer tag. */
  static final int LONGEST = 2_000;

  /** Airflow's own limit for each of the three. Escaped, three of them stay below the longest. */
  private static final int LONGEST_PART = 250;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Takes control characters out and cuts what is too long. */
  public QueryTag {
    dag = dag.map(QueryTag::shortened);
    task = task.map(QueryTag::shortened);
    run = run.map(QueryTag::shortened);
  }

  /** The tag of the task that these settings were given to. */
  static QueryTag of(Settings settings) {
    return new QueryTag(
        settings.optional(Setting.DAG),
        settings.optional(Setting.TASK),
        settings.optional(Setting.RUN));
  }

  /** One line of JSON of at most 2,000 characters; what is not known is left out. */
  String json() {
    Map<String, String> known = new LinkedHashMap<>();
    dag.ifPresent(it -> known.put("dag", it));
    task.ifPresent(it -> known.put("task", it));
    run.ifPresent(it -> known.put("run", it));
    try {
      return JSON.writeValueAsString(known);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shortened(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(it -> !Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE)
        .limit(LONGEST_PART)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
