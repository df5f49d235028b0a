package countinghouse.makereport.marts;

import countinghouse.makereport.figures.Period;
import countinghouse.taskkit.PackagedFiles;
import countinghouse.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import org.jooq.Record;

/**
 * Asks the published marts. A question is a file of {@code sql/}, one select that both engines
 * understand; columns are read by their position, since engines differ in how they write names.
 *
 * @param warehouse whose unqualified names mean the marts while questions are asked
 */
public record Questions(Warehouse warehouse) {

  /** The rows of a question without parameters. */
  public List<Record> ask(String question) {
    return ask(question, Map.of());
  }

  /** The rows of a question about these days: {@code ${from}} and {@code ${to}} are their keys. */
  public List<Record> ask(String question, Period days) {
    return ask(question, Map.of("from", days.firstKey(), "to", days.lastKey()));
  }

  /**
   * The rows of a question.
   *
   * @param parameters for {@code ${name}}: keys of days, dates, instants, ids of builds; nothing
   *     that a source could have written
   */
  public List<Record> ask(String question, Map<String, ?> parameters) {
    String sql = warehouse.schemas().namedIn(text(question));
    for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
      sql = sql.replace("${" + parameter.getKey() + "}", harmless(parameter.getValue()));
    }
    if (sql.contains("${")) {
      throw new IllegalArgumentException("a parameter of " + question + " is missing");
    }
    return warehouse.dsl().resultQuery(sql).fetch();
  }

  private static String harmless(Object value) {
    String text = value.toString();
    if (!text.matches("[0-9A-Za-z_:. -]*")) {
      throw new IllegalArgumentException("no parameter: " + text);
    }
    return text;
  }

  private static String text(String question) {
    return PackagedFiles.read(
        Questions.class, "/countinghouse/makereport/sql/" + question + ".sql");
  }
}
