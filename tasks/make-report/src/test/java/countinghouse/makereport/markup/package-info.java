@NullMarked
package countinghouse.makereport.markup;

import org.jspecify.annotations.NullMarked;
