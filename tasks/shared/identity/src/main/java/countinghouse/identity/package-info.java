/** Who is whom: profiles of several sources joined to customers. Pure, without a database. */
@NullMarked
package countinghouse.identity;

import org.jspecify.annotations.NullMarked;
