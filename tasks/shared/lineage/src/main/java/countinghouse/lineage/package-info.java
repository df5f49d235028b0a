/** What tasks do, told to OpenLineage by its own client. */
@NullMarked
package countinghouse.lineage;

import org.jspecify.annotations.NullMarked;
