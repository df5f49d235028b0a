/** Amounts, changes and days as people read them. Pure. */
@NullMarked
package countinghouse.makereport.text;

import org.jspecify.annotations.NullMarked;
