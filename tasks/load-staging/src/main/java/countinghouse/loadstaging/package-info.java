/**
 * Lake into staging. Start reading at {@link countinghouse.loadstaging.StagingLoad}; what a version
 * is, is decided in {@link countinghouse.loadstaging.Fold}.
 */
@NullMarked
package countinghouse.loadstaging;

import org.jspecify.annotations.NullMarked;
