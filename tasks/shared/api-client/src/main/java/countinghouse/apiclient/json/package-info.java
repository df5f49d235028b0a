/**
 * What becomes of a source's JSON record: typed fields, a canonical payload, a content hash, and a
 * list of fields nobody knew.
 */
@NullMarked
package countinghouse.apiclient.json;

import org.jspecify.annotations.NullMarked;
