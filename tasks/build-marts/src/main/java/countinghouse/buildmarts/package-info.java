/** Builds the star from staging into a schema of its own. */
@NullMarked
package countinghouse.buildmarts;

import org.jspecify.annotations.NullMarked;
