package countinghouse.makereport.page;

import countinghouse.makereport.chart.Chart;
import countinghouse.makereport.chart.Size;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;

/**
 * A chart with the figures behind it.
 *
 * @param id alone on its page
 * @param caption what is shown
 * @param chart the drawing
 * @param table its figures
 */
public record Figure(String id, String caption, Chart chart, Table table) {

  /** The chart in both sizes, of which the page shows one, and the table to be opened. */
  public Tag drawn() {
    return Tag.of(
            "figure",
            Tag.of("figcaption", caption),
            chart.drawn(id + "-wide", Size.WIDE),
            chart.drawn(id + "-narrow", Size.NARROW),
            opened("Figures of this chart", table.drawnWithoutCaption()))
        .with("id", id);
  }

  /** Something that is shown when it is asked for. */
  public static Tag opened(String summary, Markup... parts) {
    return Tag.of("details", Tag.of("summary", summary), Markup.of(parts));
  }
}
