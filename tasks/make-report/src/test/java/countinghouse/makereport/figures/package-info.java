@NullMarked
package countinghouse.makereport.figures;

import org.jspecify.annotations.NullMarked;
