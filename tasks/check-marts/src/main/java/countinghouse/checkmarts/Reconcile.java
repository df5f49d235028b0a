package countinghouse.checkmarts;

import countinghouse.warehouse.StagedHead;
import java.util.List;
import java.util.Set;

/**
 * A reconciliation as its file in {@code sql/reconcile} states it: a select of what lake, staging
 * and marts each say of a head, by source and day. Its columns are those of {@link Reconciliation}.
 *
 * @param name also the name of its file
 * @param sourceKind woocommerce or square
 * @param head the head that is read from the lake
 * @param columns the head's columns that are read
 * @param says what holds when it passes, a phrase
 * @param means to the owner of the business when it does not
 * @param whatToDo when it does not
 * @param sql the select, with {@code ${…}} to be filled
 */
record Reconcile(
    String name,
    String sourceKind,
    String head,
    List<String> columns,
    String says,
    String means,
    String whatToDo,
    String sql) {
  private static final String FOLDER = "sql/reconcile";

  /** What helps whichever figures are compared, when one side alone is off. */
  private static final String ONE_SIDE_ALONE =
      " Where staging alone differs, somebody changed it by hand: make the warehouse anew"
          + " (docs/runbooks/rebuild-from-the-lake.md). Where the lake alone has less, it lost runs:"
          + " docs/runbooks/back-up-and-restore.md.";

  private static final Set<String> HEADERS =
      Set.of("rule", "source kind", "head", "columns", "says", "means", "do");

  /** All reconciliations, by name. */
  static List<Reconcile> all() {
    return SqlFiles.in("/" + FOLDER).entrySet().stream()
        .map(file -> parse(file.getKey(), file.getValue()))
        .toList();
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming file and line, when it breaks the contract
   */
  static Reconcile parse(String file, String text) {
    SqlText parsed = SqlText.parse(FOLDER, file, text, HEADERS);
    return new Reconcile(
        parsed.required("rule"),
        parsed.required("source kind"),
        parsed.required("head"),
        List.of(parsed.required("columns").split(", ", -1)),
        parsed.required("says"),
        parsed.required("means"),
        parsed.required("do") + ONE_SIDE_ALONE,
        parsed.sql());
  }

  /** Its name among the rules. */
  String rule() {
    return "reconcile-" + name;
  }

  /** The head in staging. */
  StagedHead staged() {
    return StagedHead.of(sourceKind, head).orElseThrow();
  }
}
