package countinghouse.staging;

import java.time.Instant;
import java.util.List;

/**
 * A record of the simulated source: small, with a creation time and lines.
 *
 * @param id at the source
 * @param created at the source
 * @param reason its content
 * @param lines the ids of its lines
 */
record Refund(long id, Instant created, String reason, List<Long> lines) {
  Refund {
    lines = List.copyOf(lines);
  }

  String contentHash() {
    return reason + lines;
  }
}
