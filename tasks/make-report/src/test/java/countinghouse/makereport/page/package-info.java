@NullMarked
package countinghouse.makereport.page;

import org.jspecify.annotations.NullMarked;
