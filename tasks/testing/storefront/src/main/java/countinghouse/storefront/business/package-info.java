/** What the simulated business is made of: chance, time, goods, people. No HTTP, no JSON. */
@NullMarked
package countinghouse.storefront.business;

import org.jspecify.annotations.NullMarked;
