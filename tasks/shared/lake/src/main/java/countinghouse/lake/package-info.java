/**
 * The lake: typed rows into Parquet files, one folder for each attempt, one manifest that makes the
 * attempt count.
 *
 * <p>Start reading at {@link countinghouse.lake.Lake}. What survives a kill at any moment is argued
 * at {@link countinghouse.lake.RunWriter}.
 */
@NullMarked
package countinghouse.lake;

import org.jspecify.annotations.NullMarked;
