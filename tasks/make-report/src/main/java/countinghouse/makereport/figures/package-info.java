/** What is computed of it: periods, comparisons, rankings. Pure. */
@NullMarked
package countinghouse.makereport.figures;

import org.jspecify.annotations.NullMarked;
