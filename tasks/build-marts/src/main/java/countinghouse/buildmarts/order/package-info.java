/** What was sold: orders and their lines, which of them count, and what became of them. */
@NullMarked
package countinghouse.buildmarts.order;

import org.jspecify.annotations.NullMarked;
