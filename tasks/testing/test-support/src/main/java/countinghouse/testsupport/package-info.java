/** Hand-written fakes and runners shared by the tests of all modules. Never shipped. */
@NullMarked
package countinghouse.testsupport;

import org.jspecify.annotations.NullMarked;
