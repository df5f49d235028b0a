/**
 * Reads a Square account over API v2 into the lake, one head a run.
 *
 * <p>{@link countinghouse.extractsquare.ExtractSquare} is the task; what each head's columns are is
 * said in {@code OrderMapping}, {@code PaymentMapping}, {@code CatalogMapping} and their like; how
 * each is asked for, in {@code Listings}.
 */
@NullMarked
package countinghouse.extractsquare;

import org.jspecify.annotations.NullMarked;
