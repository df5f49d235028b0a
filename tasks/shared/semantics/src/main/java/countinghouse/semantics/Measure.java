package countinghouse.semantics;

import java.util.List;
import java.util.Optional;

/**
 * A figure of the business: one name and one formula.
 *
 * @param name unique, for example {@code net_sales}
 * @param caption to show, unique, for example Net sales
 * @param folder under which it is listed
 * @param table the fact or view that it is computed of
 * @param sql its formula in words of DuckDB and Snowflake, over columns of the table, for example
 *     {@code sum(reporting_net_amount)}
 * @param formula the same, read
 * @param additivity over what its values may be summed
 * @param notOver what a semi-additive one may not be summed over: tables, or columns of its own
 * @param format how it is shown
 * @param description one or two sentences
 * @param caveat what to know before it is quoted
 */
public record Measure(
    String name,
    String caption,
    String folder,
    String table,
    String sql,
    Formula formula,
    Additivity additivity,
    List<String> notOver,
    NumberFormat format,
    String description,
    Optional<String> caveat) {

  /** Copies the list. */
  public Measure {
    notOver = List.copyOf(notOver);
  }
}
