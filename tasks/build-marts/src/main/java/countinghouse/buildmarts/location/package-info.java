/** Where sales were made. */
@NullMarked
package countinghouse.buildmarts.location;

import org.jspecify.annotations.NullMarked;
