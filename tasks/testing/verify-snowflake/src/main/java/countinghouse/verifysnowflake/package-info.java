/**
 * Proves on an account of Snowflake, and on the bucket of the lake, what an emulator cannot: every
 * capability that the line needs is tried, in schemas and a folder of its own.
 */
@NullMarked
package countinghouse.verifysnowflake;

import org.jspecify.annotations.NullMarked;
