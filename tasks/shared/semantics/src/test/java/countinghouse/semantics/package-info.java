@NullMarked
package countinghouse.semantics;

import org.jspecify.annotations.NullMarked;
