package countinghouse.apiclient;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries one request to the source and its answer back, without judging either. */
public interface Transport {
  /**
   * Sends once.
   *
   * @param address the full address
   * @param headers all request headers
   * @param body the body of a POST, or null for a GET
   * @throws IOException when no whole answer came back
   * @throws BodyTooLargeException when the answer is larger than the cap
   */
  Answer send(URI address, Map<String, String> headers, byte @Nullable [] body)
      throws IOException, InterruptedException;

  /**
   * A raw answer.
   *
   * @param status the HTTP status
   * @param headers the first value of each header, by lower-case name
   * @param body the body, decompressed
   */
  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  record Answer(int status, Map<String, String> headers, byte[] body) {}
}
