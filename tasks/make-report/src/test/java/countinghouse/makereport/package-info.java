@NullMarked
package countinghouse.makereport;

import org.jspecify.annotations.NullMarked;
