/** The page around the blocks: style, contents, policy. */
@NullMarked
package countinghouse.makereport.page;

import org.jspecify.annotations.NullMarked;
