package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The page size of a search. */
final class Limit {
  private Limit() {}

  /** The limit asked for, refused when it is out of bounds. */
  static int of(ObjectNode body, int otherwise, int most) {
    int limit = body.path("limit").asInt(otherwise);
    if (limit < 1 || limit > most) {
      throw SquareError.badRequest(
          limit < 1 ? "VALUE_TOO_LOW" : "VALUE_TOO_HIGH",
          "`limit` must be between 1 and " + most + ".",
          "limit");
    }
    return limit;
  }
}
