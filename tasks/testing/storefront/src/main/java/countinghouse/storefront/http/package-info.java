/** The HTTP server, its clock and its planned faults. */
@NullMarked
package countinghouse.storefront.http;

import org.jspecify.annotations.NullMarked;
