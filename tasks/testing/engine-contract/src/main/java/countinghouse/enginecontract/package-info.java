/** What every engine of the warehouse must do alike. */
@NullMarked
package countinghouse.enginecontract;

import org.jspecify.annotations.NullMarked;
