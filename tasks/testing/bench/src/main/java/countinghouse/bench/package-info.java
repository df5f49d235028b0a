/**
 * What `make bench` measures against; never shipped. Start reading at {@code infra/local/bench.py}.
 */
@NullMarked
package countinghouse.bench;

import org.jspecify.annotations.NullMarked;
