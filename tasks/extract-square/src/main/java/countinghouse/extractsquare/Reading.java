package countinghouse.extractsquare;

import countinghouse.lake.RunKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the lake is to hold.
 *
 * @param kind what the range means
 * @param from its first instant; null when all is read
 * @param to its end
 * @param listings the lists to read, one after the other
 */
record Reading(RunKind kind, @Nullable Instant from, Instant to, List<Listing> listings) {}
