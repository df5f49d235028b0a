package countinghouse.staging;

import countinghouse.taskkit.RunReport;

/**
 * What was loaded of one head.
 *
 * @param head which
 * @param sourceKind of its source, such as {@code woocommerce}
 * @param runs how many runs of the lake
 * @param rows read, new as a version, or unchanged
 * @param deleted records of which a run told that they are gone
 * @param refolded whether everything was folded again because a run had arrived late or stands for
 *     a loaded one; the counts are then those of all runs
 */
public record HeadOutcome(
    HeadName head,
    String sourceKind,
    int runs,
    RunReport.Rows rows,
    long deleted,
    boolean refolded) {}
