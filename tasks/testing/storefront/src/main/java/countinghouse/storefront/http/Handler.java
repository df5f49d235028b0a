package countinghouse.storefront.http;

/** Answers requests. */
@FunctionalInterface
public interface Handler {
  /** The answer to a request; never fails for a bad request, but says so. */
  Response answer(Request request);
}
