package countinghouse.semantics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question of the business, answered by one statement of {@code sql/analyst} that DuckDB and
 * Snowflake both understand. Its file begins with this head, in this order:
 *
 * <pre>
 * -- question: …?
 * -- topic: one of {@link #TOPICS}
 * -- grain: One row per …
 * -- columns:
 * --   name: what it means        (one line each, in the order of the answer)
 * -- caveats:
 * --   …                          (one line each, at least one)
 * </pre>
 *
 * @param name of the file, without {@code .sql}
 * @param question in one sentence
 * @param topic under which it is listed
 * @param grain what a row of the answer is
 * @param columns of the answer
 * @param caveats what to know before the answer is quoted
 * @param sql the whole file, which can be run as it is
 */
public record Question(
    String name,
    String question,
    String topic,
    String grain,
    List<Column> columns,
    List<String> caveats,
    String sql) {

  /** The topics, in the order in which they are listed. */
  static final List<String> TOPICS =
      List.of(
          "Sales over time",
          "Products",
          "Channels and places",
          "Customers",
          "Orders and promotions",
          "Payments");

  /** A column of the answer, and what it means. */
  public record Column(String name, String meaning) {}

  /** Copies the lists. */
  public Question {
    columns = List.copyOf(columns);
    caveats = List.copyOf(caveats);
  }

  /**
   * All questions of a folder, by topic and then by name.
   *
   * @throws IOException when the folder cannot be read
   * @throws IllegalArgumentException when a head is not in the form above
   */
  public static List<Question> in(Path folder) throws IOException {
    List<Question> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        questions.add(read(file));
      }
    }
    questions.sort(Comparator.comparingInt(question -> TOPICS.indexOf(question.topic())));
    return List.copyOf(questions);
  }

  private static Question read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.sql$", "");
    return of(name, Files.readString(file));
  }

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException when its head is not in the form above
   */
  static Question of(String name, String sql) {
    Head head = new Head(name, sql.lines().takeWhile(line -> line.startsWith("--")).toList());
    String question = head.entry("question");
    String topic = head.entry("topic");
    String grain = head.entry("grain");
    List<Column> columns = head.list("columns").stream().map(line -> column(name, line)).toList();
    List<String> caveats = head.list("caveats");
    head.demand(question.endsWith("?"), "the question ends with a question mark");
    head.demand(TOPICS.contains(topic), "the topic is one of " + TOPICS);
    head.demand(grain.startsWith("One row per "), "the grain begins with One row per");
    head.demand(head.isRead(), "nothing stands behind the caveats");
    return new Question(name, question, topic, grain, columns, caveats, sql);
  }

  private static Column column(String name, String line) {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      throw new IllegalArgumentException(name + ".sql: a column is 'name: meaning', not " + line);
    }
    return new Column(line.substring(0, colon), line.substring(colon + 2));
  }

  /** The lines of the head, read from the top. */
  private static final class Head {
    private final String name;
    private final List<String> lines;
    private int place;

    private Head(String name, List<String> lines) {
      this.name = name;
      this.lines = lines;
    }

    private String entry(String key) {
      String start = "-- " + key + ": ";
      demand(!isRead() && lines.get(place).startsWith(start), "its head has next: " + start);
      return lines.get(place++).substring(start.length());
    }

    private List<String> list(String key) {
      demand(!isRead() && lines.get(place).equals("-- " + key + ":"), "its head has next: " + key);
      place++;
      List<String> entries =
          lines.stream()
              .skip(place)
              .takeWhile(line -> line.startsWith("--   "))
              .map(line -> line.substring(5))
              .toList();
      demand(!entries.isEmpty(), "something stands under " + key);
      place += entries.size();
      return entries;
    }

    private boolean isRead() {
      return place == lines.size();
    }

    private void demand(boolean isFulfilled, String demand) {
      if (!isFulfilled) {
        throw new IllegalArgumentException(name + ".sql: expected that " + demand);
      }
    }
  }
}
