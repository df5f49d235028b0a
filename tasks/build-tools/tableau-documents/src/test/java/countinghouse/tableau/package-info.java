@NullMarked
package countinghouse.tableau;

import org.jspecify.annotations.NullMarked;
