@NullMarked
package countinghouse.apiclient;

import org.jspecify.annotations.NullMarked;
