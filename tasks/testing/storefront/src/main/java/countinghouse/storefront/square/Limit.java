package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The size of a page. */
final class Limit {
  private Limit() {}

  /** The limit that a search asks for, refused when it is out of bounds. */
  static int of(ObjectNode body, int otherwise, int most) {
    return within(body.path("limit").asInt(otherwise), most);
  }

  /** The limit that a GET asks for, refused when it is out of bounds. */
  static int of(Map<String, String> query, int otherwise, int most) {
    return within(number(query, otherwise), most);
  }

  /** The limit that a GET asks for, whatever it is. */
  static int number(Map<String, String> query, int otherwise) {
    try {
      return Integer.parseInt(query.getOrDefault("limit", Integer.toString(otherwise)));
    } catch (NumberFormatException e) {
      SquareError error =
          SquareError.badRequest("EXPECTED_INTEGER", "`limit` is not a number.", "limit");
      error.initCause(e);
      throw error;
    }
  }

  private static int within(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw SquareError.badRequest(
          limit < 1 ? "VALUE_TOO_LOW" : "VALUE_TOO_HIGH",
          "`limit` must be between 1 and " + most + ".",
          "limit");
    }
    return limit;
  }
}
