package countinghouse.makereport.chart;

import countinghouse.makereport.markup.Tag;

/** Something that is drawn, in both sizes. */
public interface Chart {
  /**
   * Draws it.
   *
   * @param id of the drawing, alone on its page
   */
  Tag drawn(String id, Size size);
}
