@NullMarked
package countinghouse.extraction;

import org.jspecify.annotations.NullMarked;
