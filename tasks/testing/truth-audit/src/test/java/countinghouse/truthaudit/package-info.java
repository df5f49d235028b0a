@NullMarked
package countinghouse.truthaudit;

import org.jspecify.annotations.NullMarked;
