/** The blocks of the report, each with one question of its readers. */
@NullMarked
package countinghouse.makereport.block;

import org.jspecify.annotations.NullMarked;
