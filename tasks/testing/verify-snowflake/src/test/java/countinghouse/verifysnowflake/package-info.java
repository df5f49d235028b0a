@NullMarked
package countinghouse.verifysnowflake;

import org.jspecify.annotations.NullMarked;
