/** Shows readers a build, in one step, and only one that was checked and passed. */
@NullMarked
package countinghouse.publishmarts;

import org.jspecify.annotations.NullMarked;
