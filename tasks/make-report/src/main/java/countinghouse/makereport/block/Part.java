package countinghouse.makereport.block;

import countinghouse.makereport.figures.DaySales;
import java.util.function.Predicate;

/**
 * A part of net sales by its name: a channel, a source, a product line, or all of them.
 *
 * @param name as people call it
 * @param which rows belong to it
 */
record Part(String name, Predicate<DaySales> which) {}
