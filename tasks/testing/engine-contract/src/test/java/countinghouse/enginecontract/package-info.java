@NullMarked
package countinghouse.enginecontract;

import org.jspecify.annotations.NullMarked;
