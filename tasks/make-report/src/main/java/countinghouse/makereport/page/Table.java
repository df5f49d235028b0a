package countinghouse.makereport.page;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.text.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of figures. Its first column names the rows. When it is wider than the page it moves
 * sideways by itself, also by keyboard.
 *
 * @param id alone on its page
 * @param caption what it shows
 * @param columns their headings, that of the names first
 * @param rows cells as text or markup, in the order of the columns
 * @param total a last row; empty for none
 */
public record Table(
    String id, String caption, List<String> columns, List<List<Markup>> rows, List<Markup> total) {

  /** A table of words and figures. */
  public static Table of(String id, String caption, List<String> columns, List<List<String>> rows) {
    return new Table(id, caption, columns, rows.stream().map(Table::texts).toList(), List.of());
  }

  /** The same with a row of totals at its end. */
  public Table withTotal(List<String> cells) {
    return new Table(id, caption, columns, rows, texts(cells));
  }

  /** Its first rows, of which there may be more: then the caption says of how many they are. */
  public Table first(int most) {
    return rows.size() <= most
        ? this
        : new Table(
            id,
            "%s, %s of %s".formatted(caption, Counts.count(most), Counts.count(rows.size())),
            columns,
            rows.subList(0, most),
            total);
  }

  /** Cells of words. */
  private static List<Markup> texts(List<String> cells) {
    return cells.stream().<Markup>map(Text::of).toList();
  }

  /** The table below its caption, which stays in sight when the table moves sideways. */
  public Tag drawn() {
    return Tag.of(
        "div", Tag.of("p", caption).classed("caption").with("id", id + "-caption"), sideways());
  }

  /** The table in a place that says already what it shows. */
  public Tag drawnWithoutCaption() {
    return Tag.of(
        "div", Tag.of("p", caption).classed("unseen").with("id", id + "-caption"), sideways());
  }

  private Tag sideways() {
    return Tag.of("div", table())
        .classed("sideways")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-labelledby", id + "-caption");
  }

  private Tag table() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Tag.of("thead", Tag.of("tr", columns.stream().map(Table::heading).toList())));
    parts.add(Tag.of("tbody", rows.stream().map(Table::row).toList()));
    if (!total.isEmpty()) {
      parts.add(Tag.of("tfoot", row(total)));
    }
    return Tag.of("table", parts).with("id", id).with("aria-labelledby", id + "-caption");
  }

  private static Tag heading(String words) {
    return Tag.of("th", words).with("scope", "col");
  }

  private static Tag row(List<Markup> cells) {
    return Tag.of(
        "tr",
        Stream.concat(
                Stream.of(Tag.of("th", cells.getFirst()).with("scope", "row")),
                cells.stream().skip(1).map(cell -> Tag.of("td", cell)))
            .toList());
  }
}
