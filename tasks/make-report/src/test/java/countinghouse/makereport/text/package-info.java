@NullMarked
package countinghouse.makereport.text;

import org.jspecify.annotations.NullMarked;
