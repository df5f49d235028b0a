@NullMarked
package countinghouse.buildmarts.conformed;

import org.jspecify.annotations.NullMarked;
