/** The one seam between the engines: DuckDB on a laptop, Snowflake in production. */
@NullMarked
package countinghouse.warehouse;

import org.jspecify.annotations.NullMarked;
