package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.http.Response;
import org.jspecify.annotations.Nullable;

/** A request Square refuses; caught where the answer is made. */
final class SquareError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String category;
  private final String code;
  private final @Nullable String field;

  SquareError(int status, String category, String code, String detail, @Nullable String field) {
    super(detail);
    this.status = status;
    this.category = category;
    this.code = code;
    this.field = field;
  }

  static SquareError badRequest(String code, String detail, String field) {
    return new SquareError(400, "INVALID_REQUEST_ERROR", code, detail, field);
  }

  static SquareError notFound(String detail) {
    return new SquareError(404, "INVALID_REQUEST_ERROR", "NOT_FOUND", detail, null);
  }

  static SquareError unauthorized() {
    return new SquareError(
        401, "AUTHENTICATION_ERROR", "UNAUTHORIZED", "This request could not be authorized.", null);
  }

  Response answer() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode error = node.putArray("errors").addObject();
    error.put("category", category).put("code", code).put("detail", getMessage());
    if (field != null) {
      error.put("field", field);
    }
    return Response.json(status, node);
  }
}
