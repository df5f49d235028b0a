package countinghouse.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way of one record. Times are UTC; what is null is left out of the JSON.
 *
 * @param source the source's name
 * @param head what it is
 * @param id at the source
 * @param lake where it stands in the lake, in the order of reading
 * @param versions what staging made of it, oldest first
 * @param related records that point to it, or that it points to
 * @param marts the rows it became
 * @param checks results that name it
 */
record Way(
    String source,
    String head,
    String id,
    List<LakeCopy> lake,
    List<Version> versions,
    List<Related> related,
    List<MartRow> marts,
    List<Finding> checks) {

  /**
   * One place in the lake.
   *
   * @param run the run's id
   * @param kind window, created, full or ids; an ids run says only that the record exists
   * @param from beginning of the run's range
   * @param to its end
   * @param extractedAt when the source was read
   * @param file path within the lake
   * @param row number of the record within the run, from 0
   * @param isLoaded whether staging has folded the run
   * @param replaces the run that this one stands for since somebody was erased
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LakeCopy(
      String run,
      String kind,
      @Nullable String from,
      String to,
      String extractedAt,
      String file,
      long row,
      boolean isLoaded,
      @Nullable String replaces) {}

  /**
   * One version in staging.
   *
   * @param run that brought it
   * @param extractedAt when the source was read
   * @param event first seen, changed, gone or back
   * @param isCurrent whether it is the last
   * @param changes what differs from the version before
   * @param children rows by table of what stands inside it
   * @param values the columns of the current version
   */
  record Version(
      String run,
      String extractedAt,
      String event,
      boolean isCurrent,
      List<Change> changes,
      Map<String, Long> children,
      Map<String, String> values) {}

  /**
   * A difference between two versions.
   *
   * @param what a column, or a path in the record's JSON
   * @param before the older value
   * @param after the newer
   */
  record Change(String what, @Nullable String before, @Nullable String after) {}

  /**
   * Another record.
   *
   * @param source the source's name
   * @param head what it is
   * @param id at the source
   * @param why by which column they hang together
   */
  record Related(String source, String head, String id, String why) {}

  /**
   * A row of the marts.
   *
   * @param table its table
   * @param counted whether it is summed, or why not; null where rows are not summed
   * @param columns all of it that is not null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MartRow(String table, @Nullable String counted, Map<String, Object> columns) {}

  /**
   * A result of the audit that names the record.
   *
   * @param rule which
   * @param subject of the rule
   * @param status passed, warned or failed
   * @param message what was found
   */
  record Finding(String rule, String subject, String status, String message) {}
}
