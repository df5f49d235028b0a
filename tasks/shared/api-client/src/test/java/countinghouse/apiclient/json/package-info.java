/** Tests of the reading of records. */
@NullMarked
package countinghouse.apiclient.json;

import org.jspecify.annotations.NullMarked;
