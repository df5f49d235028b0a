@NullMarked
package countinghouse.makereport.chart;

import org.jspecify.annotations.NullMarked;
