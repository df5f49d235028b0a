/** HTML and SVG that cannot be broken by what is written into it. */
@NullMarked
package countinghouse.makereport.markup;

import org.jspecify.annotations.NullMarked;
