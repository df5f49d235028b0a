package countinghouse.extractsquare;

/**
 * The source has forgotten a cursor: what was read of this list must be read from its beginning.
 */
final class CursorExpired extends RuntimeException {
  private static final long serialVersionUID = 1;

  CursorExpired(String request) {
    super(request);
  }
}
