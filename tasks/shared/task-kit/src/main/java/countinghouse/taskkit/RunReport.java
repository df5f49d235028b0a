package countinghouse.taskkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run did, for the scheduler and for people. Task name, version, exit code and seconds are
 * added by {@link TaskRunner}.
 *
 * @param run the run that was written or worked on, such as a lake run or a build id
 * @param source the source's name
 * @param head the endpoint or table
 * @param window the stretch of time that was covered
 * @param rows what happened to the rows
 * @param requests HTTP requests sent
 * @param bytes body bytes received
 * @param watermark up to where the source is read without a gap
 * @param details anything else worth keeping, in a stable order; values are text, numbers,
 *     booleans, lists or maps of them
 * @param inputs what was read, for lineage; not in the report's file
 * @param outputs what was written, for lineage; not in the report's file
 */
public record RunReport(
    @Nullable String run,
    @Nullable String source,
    @Nullable String head,
    @Nullable Window window,
    Rows rows,
    long requests,
    long bytes,
    @Nullable Instant watermark,
    Map<String, Object> details,
    List<Dataset> inputs,
    List<Dataset> outputs) {

  /**
   * Counts of rows. {@code read} is {@code fresh + unchanged + rejected} wherever all are known.
   *
   * @param read rows seen
   * @param fresh rows that were new or changed
   * @param unchanged rows already known as they are
   * @param rejected rows refused by a rule
   */
  public record Rows(long read, long fresh, long unchanged, long rejected) {
    /** No rows at all. */
    public static final Rows NONE = new Rows(0, 0, 0, 0);

    /** Whether it is known of every row what became of it; an extractor only knows what it read. */
    boolean isKnownInFull() {
      return read == fresh + unchanged + rejected;
    }
  }

  /** Keeps the order of the details and makes them unchangeable. */
  public RunReport {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** An empty report to be filled. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects a report; every part is optional. */
  public static final class Builder {
    private final Map<String, Object> details = new LinkedHashMap<>();
    private final List<Dataset> inputs = new ArrayList<>();
    private final List<Dataset> outputs = new ArrayList<>();
    private @Nullable String run;
    private @Nullable String source;
    private @Nullable String head;
    private @Nullable Window window;
    private Rows rows = Rows.NONE;
    private long requests;
    private long bytes;
    private @Nullable Instant watermark;

    private Builder() {}

    /** The run that was written or worked on. */
    public Builder run(String value) {
      run = value;
      return this;
    }

    /** The source's name. */
    public Builder source(String value) {
      source = value;
      return this;
    }

    /** The endpoint or table. */
    public Builder head(String value) {
      head = value;
      return this;
    }

    /** The stretch of time that was covered. */
    public Builder window(Window value) {
      window = value;
      return this;
    }

    /** The counts of rows. */
    public Builder rows(Rows value) {
      rows = value;
      return this;
    }

    /** Rows read, when nothing more is known about them. */
    public Builder rowsRead(long value) {
      rows = new Rows(value, 0, 0, 0);
      return this;
    }

    /** HTTP requests sent and body bytes received. */
    public Builder traffic(long requestsSent, long bytesReceived) {
      requests = requestsSent;
      bytes = bytesReceived;
      return this;
    }

    /** Up to where the source is read without a gap. */
    public Builder watermark(Instant value) {
      watermark = value;
      return this;
    }

    /** One more figure or fact. */
    public Builder detail(String name, Object value) {
      details.put(name, value);
      return this;
    }

    /** Something that was read. */
    public Builder read(Dataset input) {
      inputs.add(input);
      return this;
    }

    /** Something that was written. */
    public Builder wrote(Dataset output) {
      outputs.add(output);
      return this;
    }

    /** The finished report. */
    public RunReport build() {
      return new RunReport(
          run, source, head, window, rows, requests, bytes, watermark, details, inputs, outputs);
    }
  }
}
