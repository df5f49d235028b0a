package countinghouse.makereport.block;

import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Section;

/** One question of the report's readers, answered from the marts. */
@FunctionalInterface
public interface Block {
  /** Asks the marts and draws the answer. */
  Section section(Facts facts);
}
