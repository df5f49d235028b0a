package countinghouse.tableau;

import java.util.List;

/**
 * Sheets on one page.
 *
 * @param name its title, unique among sheets and dashboards
 * @param width in pixels
 * @param lead what it answers, under the title
 * @param filters for all its sheets together
 * @param rows from top to bottom
 */
record Dashboard(String name, int width, String lead, List<FieldUse> filters, List<Row> rows) {

  /**
   * Sheets side by side.
   *
   * @param height in pixels
   */
  record Row(int height, List<Sheet> sheets) {
    /** Copies the list. */
    Row {
      sheets = List.copyOf(sheets);
    }
  }

  /** Copies the lists. */
  Dashboard {
    filters = List.copyOf(filters);
    rows = List.copyOf(rows);
  }

  /** All its sheets. */
  List<Sheet> sheets() {
    return rows.stream().flatMap(row -> row.sheets().stream()).toList();
  }
}
