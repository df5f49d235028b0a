package countinghouse.apiclient;

import java.io.IOException;

/** A body in which no JSON document was found, such as an HTML page. */
final class NoJsonException extends IOException {
  private static final long serialVersionUID = 1;

  NoJsonException() {
    super("no JSON in the answer");
  }
}
