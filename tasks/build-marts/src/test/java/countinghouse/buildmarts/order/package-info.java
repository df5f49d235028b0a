@NullMarked
package countinghouse.buildmarts.order;

import org.jspecify.annotations.NullMarked;
