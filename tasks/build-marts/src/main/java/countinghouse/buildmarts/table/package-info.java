/** What a table of a build is, and the one class that writes it. */
@NullMarked
package countinghouse.buildmarts.table;

import org.jspecify.annotations.NullMarked;
