package countinghouse.semantics;

import java.util.List;

/**
 * A way to drill down.
 *
 * @param name unique
 * @param caption to show
 * @param table the dimension
 * @param levels its columns from the coarse to the fine
 */
public record Hierarchy(
    @Required String name,
    @Required String caption,
    @Required String table,
    @Required List<String> levels) {
  /** Copies the list. */
  public Hierarchy {
    levels = List.copyOf(levels);
  }
}
