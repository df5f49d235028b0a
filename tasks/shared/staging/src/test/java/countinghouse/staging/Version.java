package countinghouse.staging;

import java.time.Instant;
import java.util.List;

/** A row of the head in staging with the lines that are read through it. */
record Version(
    long id,
    Instant extractedAt,
    String runId,
    String contentRunId,
    long recordNumber,
    boolean deleted,
    String reason,
    List<Long> lines) {
  Version {
    lines = List.copyOf(lines);
  }

  String contentHash() {
    return reason + lines;
  }
}
