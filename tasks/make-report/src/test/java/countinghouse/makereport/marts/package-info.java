@NullMarked
package countinghouse.makereport.marts;

import org.jspecify.annotations.NullMarked;
