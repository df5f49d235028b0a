@NullMarked
package countinghouse.buildmarts;

import org.jspecify.annotations.NullMarked;
