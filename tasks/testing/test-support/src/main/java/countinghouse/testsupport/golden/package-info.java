/** Golden folders: what goes into the warehouse, what must come out, one folder per case. */
@NullMarked
package countinghouse.testsupport.golden;

import org.jspecify.annotations.NullMarked;
