package countinghouse.apiclient;

import java.io.IOException;

/** The source sent more than we are willing to hold in memory. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  BodyTooLargeException(long cap) {
    super("the answer is larger than " + cap + " bytes");
  }
}
