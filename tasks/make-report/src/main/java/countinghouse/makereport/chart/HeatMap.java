package countinghouse.makereport.chart;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A field of cells that are the darker the more they stand for; the number stands in the cell. On a
 * narrow page rows and columns change places.
 *
 * @param title what is shown
 * @param description what is to be seen, in a sentence
 * @param rows their names, from the top down
 * @param columns their names, from the left
 * @param cells by row, then column
 */
public record HeatMap(
    String title,
    String description,
    List<String> rows,
    List<String> columns,
    List<List<Cell>> cells)
    implements Chart {
  /** Shades, the lightest 0 for nothing at all. */
  static final int SHADES = 6;

  private static final double LEFT = 44;
  private static final double TOP = 22;
  private static final double ROW = 30;

  /**
   * One cell.
   *
   * @param value decides the shade; not negative
   * @param shown in the cell
   * @param told to who points at it
   */
  public record Cell(double value, String shown, String told) {}

  @Override
  public Tag drawn(String id, Size size) {
    HeatMap map = size == Size.NARROW ? turned() : this;
    return map.drawnAsItIs(id, size);
  }

  private HeatMap turned() {
    List<List<Cell>> turned = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      int at = column;
      turned.add(cells.stream().map(row -> row.get(at)).toList());
    }
    return new HeatMap(title, description, /* rows= */ columns, /* columns= */ rows, turned);
  }

  private Tag drawnAsItIs(String id, Size size) {
    double width = (size.width() - LEFT) / columns.size();
    double most = cells.stream().flatMap(List::stream).mapToDouble(Cell::value).max().orElse(0);
    List<Markup> parts = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      parts.add(Drawing.text(LEFT + width * (column + 0.5), 14, "middle", columns.get(column)));
    }
    for (int row = 0; row < rows.size(); row++) {
      double y = TOP + ROW * row;
      parts.add(Drawing.text(LEFT - 8, y + ROW / 2 + 4, "end", rows.get(row)));
      for (int column = 0; column < columns.size(); column++) {
        parts.add(cell(cells.get(row).get(column), LEFT + width * column, y, width, most));
      }
    }
    return Drawing.svg(id, size, TOP + ROW * rows.size() + 2, title, description, parts);
  }

  private static Markup cell(Cell cell, double x, double y, double width, double most) {
    int shade = shade(cell.value(), most);
    return Tag.of(
        "g",
        Arrays.asList(
            Tag.of("title", cell.told()),
            Drawing.rectangle(x + 1, y + 1, width - 2, ROW - 2, "shade-" + shade),
            Drawing.text(x + width / 2, y + ROW / 2 + 4, "middle", cell.shown())
                .classed("on-shade-" + shade)));
  }

  /** Nothing is 0; the rest is divided evenly up to the most. */
  static int shade(double value, double most) {
    return value <= 0 || most <= 0
        ? 0
        : (int) Math.min(SHADES - 1.0, 1 + Math.floor(value / most * (SHADES - 1)));
  }
}
