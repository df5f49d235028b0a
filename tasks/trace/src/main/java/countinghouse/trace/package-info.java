/**
 * A record's way, from the files of the lake to rows of the marts. Start reading at {@link
 * countinghouse.trace.Tracer}.
 */
@NullMarked
package countinghouse.trace;

import org.jspecify.annotations.NullMarked;
