@NullMarked
package countinghouse.extractwoocommerce;

import org.jspecify.annotations.NullMarked;
