/** Charts as SVG: the same figures give the same bytes. Pure. */
@NullMarked
package countinghouse.makereport.chart;

import org.jspecify.annotations.NullMarked;
