/** Staging as its sources mean it: renamed, typed, united, nothing decided yet. */
@NullMarked
package countinghouse.buildmarts.source;

import org.jspecify.annotations.NullMarked;
