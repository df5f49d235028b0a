/** Who bought: profiles and guests of the sources, joined to customers, and how these changed. */
@NullMarked
package countinghouse.buildmarts.customer;

import org.jspecify.annotations.NullMarked;
