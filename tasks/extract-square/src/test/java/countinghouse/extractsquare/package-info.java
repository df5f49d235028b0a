/** Tests of the extractor: recorded pages through a fake Square into a lake and back by DuckDB. */
@NullMarked
package countinghouse.extractsquare;

import org.jspecify.annotations.NullMarked;
