/** Days and times of day. */
@NullMarked
package countinghouse.buildmarts.calendar;

import org.jspecify.annotations.NullMarked;
