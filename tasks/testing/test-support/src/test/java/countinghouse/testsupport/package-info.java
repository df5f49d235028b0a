/** Tests of what the tests stand on. */
@NullMarked
package countinghouse.testsupport;

import org.jspecify.annotations.NullMarked;
