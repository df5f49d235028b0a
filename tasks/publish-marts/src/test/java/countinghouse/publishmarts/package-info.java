@NullMarked
package countinghouse.publishmarts;

import org.jspecify.annotations.NullMarked;
