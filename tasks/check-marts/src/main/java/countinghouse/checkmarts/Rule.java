package countinghouse.checkmarts;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Table;

/**
 * A rule as its file in {@code sql/checks} states it.
 *
 * @param name also the name of its file
 * @param level what it does to the build
 * @param forEach what it is asked about, one by one
 * @param comparesWithPublished whether it looks at the published marts, and passes while there are
 *     none
 * @param keeps table of ops in which its rows are kept as values
 * @param says what holds when it passes, a phrase
 * @param means to the owner of the business when it does not: what is wrong, and whether that money
 *     is in the figures
 * @param money that a row of its select touches, in the row's {@code currency}: an expression over
 *     its columns; nothing where no amount is known
 * @param whatToDo when it does not
 * @param sql a select of the offending rows, with {@code ${…}} to be filled
 */
record Rule(
    String name,
    Level level,
    Optional<Scope> forEach,
    boolean comparesWithPublished,
    Optional<Table<?>> keeps,
    String says,
    String means,
    Optional<String> money,
    String whatToDo,
    String sql) {
  private static final String FOLDER = "sql/checks";
  private static final Set<String> HEADERS =
      Set.of("rule", "level", "for each", "needs", "keeps", "says", "means", "money", "do");

  /** What a rule may be asked about, one by one; see {@link Subjects}. */
  enum Scope {
    /** Every table: {@code ${table}, ${grain}, ${is_member}}. */
    TABLE,
    /** Every table with a key of its own: {@code ${table}, ${key}}. */
    KEYED_TABLE,
    /** Every column that is a key or points to one: {@code ${table}, ${column}}. */
    KEY_COLUMN,
    /** Every reference: {@code ${table}, ${column}, ${parent}, ${parent_column}}. */
    FOREIGN_KEY,
    /** Every dimension with versions: {@code ${table}, ${key}, ${durable_key}}. */
    TYPE_2_DIMENSION,
    /** Every fact table: {@code ${table}}. */
    FACT,
    /**
     * Every source in use: {@code ${source}}, and the names of its heads as rows, {@code ${heads}}.
     */
    SOURCE;

    /** The words of the header {@code for each}. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** All rules, by name. */
  static List<Rule> all() {
    return SqlFiles.in("/" + FOLDER).entrySet().stream()
        .map(file -> parse(file.getKey(), file.getValue()))
        .toList();
  }

  /**
   * Reads a rule's file.
   *
   * @throws IllegalArgumentException naming file and line, when it breaks the contract
   */
  static Rule parse(String file, String text) {
    SqlText parsed = SqlText.parse(FOLDER, file, text, HEADERS);
    return new Rule(
        parsed.required("rule"),
        level(parsed),
        parsed.optional("for each").map(label -> scope(parsed, label)),
        parsed.optional("needs").map(what -> published(parsed, what)).orElse(false),
        parsed.optional("keeps").map(name -> table(parsed, name)),
        parsed.required("says"),
        parsed.required("means"),
        parsed.optional("money"),
        parsed.required("do"),
        parsed.sql());
  }

  private static Level level(SqlText text) {
    String label = text.required("level");
    return Arrays.stream(Level.values())
        .filter(level -> level.label().equals(label))
        .findFirst()
        .orElseThrow(() -> text.wrong("the level is fail or warn, not " + label));
  }

  private static Scope scope(SqlText text, String label) {
    String known = Arrays.stream(Scope.values()).map(Scope::label).collect(joining(", "));
    return Arrays.stream(Scope.values())
        .filter(scope -> scope.label().equals(label))
        .findFirst()
        .orElseThrow(() -> text.wrong("\"for each\" is one of " + known + ", not " + label));
  }

  private static Table<?> table(SqlText text, String name) {
    return Kept.table(name)
        .orElseThrow(
            () -> text.wrong("rows are kept in one of " + Kept.TABLES + ", not in " + name));
  }

  private static boolean published(SqlText text, String what) {
    if (!what.equals("published")) {
      throw text.wrong("a rule can only need: published");
    }
    return true;
  }
}
