@NullMarked
package countinghouse.lineage;

import org.jspecify.annotations.NullMarked;
