package countinghouse.storefront.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Planned faults: each strikes the next requests of a path so many times. They are for tests of
 * what reads the storefront.
 */
public final class Faults {
  private final List<Fault> planned = new ArrayList<>();

  /** What goes wrong. */
  public enum Kind {
    /** An error status with the body that source gives. */
    STATUS,
    /** The right headers and only half of the body. */
    TRUNCATE,
    /** Status 200 and a web page instead of JSON. */
    HTML,
    /** Status 200 and the JSON after a PHP warning. */
    WARNING,
    /** The connection ends without any answer. */
    RESET
  }

  /**
   * A fault.
   *
   * @param pathPrefix which requests it strikes
   * @param retryAfter seconds for the Retry-After header; 0 for none
   * @param times how many more times it strikes
   */
  public record Fault(String pathPrefix, Kind kind, int status, int retryAfter, int times) {}

  /** Plans faults: an object or a list of objects. */
  public synchronized void plan(JsonNode json) {
    if (json.isArray()) {
      json.forEach(this::plan);
      return;
    }
    Kind kind = Kind.valueOf(json.path("kind").asText("status").toUpperCase(Locale.ROOT));
    planned.add(
        new Fault(
            json.path("path_prefix").asText("/"),
            kind,
            json.path("status").asInt(503),
            json.path("retry_after").asInt(0),
            json.path("times").asInt(1)));
  }

  /** Forgets every planned fault. */
  public synchronized void clear() {
    planned.clear();
  }

  /** The fault that strikes a request, counted down by one. */
  public synchronized Optional<Fault> strike(String path) {
    for (int index = 0; index < planned.size(); index++) {
      Fault fault = planned.get(index);
      if (path.startsWith(fault.pathPrefix())) {
        Fault left =
            new Fault(
                fault.pathPrefix(),
                fault.kind(),
                fault.status(),
                fault.retryAfter(),
                fault.times() - 1);
        if (left.times() > 0) {
          planned.set(index, left);
        } else {
          planned.remove(index);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** What is still planned. */
  public synchronized ArrayNode json() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Fault fault : planned) {
      rows.addObject()
          .put("path_prefix", fault.pathPrefix())
          .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
          .put("status", fault.status())
          .put("retry_after", fault.retryAfter())
          .put("times", fault.times());
    }
    return rows;
  }
}
