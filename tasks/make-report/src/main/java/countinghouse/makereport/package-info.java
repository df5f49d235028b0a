/**
 * The report people open: one HTML file from the published marts. Start reading at {@link
 * countinghouse.makereport.Report}.
 */
@NullMarked
package countinghouse.makereport;

import org.jspecify.annotations.NullMarked;
