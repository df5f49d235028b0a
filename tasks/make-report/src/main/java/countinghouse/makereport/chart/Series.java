package countinghouse.makereport.chart;

/**
 * One part of every column.
 *
 * @param name shown beside the last column; empty when the chart has only this one
 * @param styleClass that gives it its colour
 */
public record Series(String name, String styleClass) {}
