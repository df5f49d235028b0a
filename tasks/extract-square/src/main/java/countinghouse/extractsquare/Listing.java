package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.Request;

/**
 * One list of the API, to be read from its first page to its last.
 *
 * @param first the request for the first page
 * @param field the field of the answer that holds the records
 * @param pageSize how many records we asked for at most; 0 when there is no such limit
 */
record Listing(Request first, String field, int pageSize) {

  /** The request for a further page: the very same one, with the cursor. */
  Request after(String cursor) {
    if (first.body() instanceof ObjectNode body) {
      ObjectNode further = body.deepCopy();
      further.put("cursor", cursor);
      return Request.post(first.path(), further);
    }
    return first.with("cursor", cursor);
  }
}
