/**
 * What all extractors share, whatever their source: the command line, how much is to be read and in
 * which slices, the language in which a source's JSON is mapped to rows of the lake, and what is
 * told of the runs.
 *
 * <p>Start reading at {@link countinghouse.extraction.HeadMapping}. A source adds cells of its own:
 * how it writes a text, a time, an amount.
 */
@NullMarked
package countinghouse.extraction;

import org.jspecify.annotations.NullMarked;
