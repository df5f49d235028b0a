/**
 * The fold from lake to staging, for every task that brings staging up to the lake. Start reading
 * at {@link countinghouse.staging.StagingLoad}; what a version is, is decided in {@link
 * countinghouse.staging.Fold}.
 */
@NullMarked
package countinghouse.staging;

import org.jspecify.annotations.NullMarked;
