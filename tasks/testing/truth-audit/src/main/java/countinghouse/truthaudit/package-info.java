/**
 * Compares what the storefront knows to be true with what the published marts say. It reads the
 * truth's CSV files and {@code marts.duckdb}, nothing else, and shares no code with what it judges.
 */
@NullMarked
package countinghouse.truthaudit;

import org.jspecify.annotations.NullMarked;
