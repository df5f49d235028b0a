package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.ApiClient;
import countinghouse.apiclient.Request;
import countinghouse.apiclient.Response;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.TaskFailure;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list page by page. The last page has no cursor, or an empty one (both were seen). A
 * cursor lives for minutes and is never kept. A page may be empty and not the last: the list of
 * customer groups was seen to send several of them (developer.squareup.com/forums/t/24997).
 */
final class Pages {
  /** No list that advances has as many empty pages on end. */
  static final int MOST_EMPTY_PAGES = 100;

  private final ApiClient client;
  private final Log log;

  Pages(ApiClient client, Log log) {
    this.client = client;
    this.log = log;
  }

  /**
   * Hands over every record of a list.
   *
   * @throws CursorExpired when the source has forgotten where we were
   * @throws TaskFailure 65 when a page is no such page or does not advance; the rest: {@link
   *     ApiClient#send}
   */
  void read(Listing listing, Consumer<JsonNode> consumer) {
    Set<String> cursors = new HashSet<>();
    Request request = listing.first();
    JsonNode previous = null;
    int emptyPages = 0;
    while (true) {
      JsonNode body = body(request);
      JsonNode records = records(listing, request, body);
      refuseRepetition(request, previous, records);
      records.forEach(consumer);
      emptyPages = records.isEmpty() ? emptyPages + 1 : 0;
      String cursor = cursor(request, body);
      if (cursor == null) {
        warnIfCut(listing, request, records);
        return;
      }
      if (!cursors.add(cursor)) {
        throw stuck(request, "the same cursor came twice");
      }
      if (emptyPages == MOST_EMPTY_PAGES) {
        throw stuck(request, emptyPages + " empty pages came on end");
      }
      previous = records;
      request = listing.after(cursor);
    }
  }

  /** The first page alone. */
  JsonNode firstPage(Listing listing) {
    return records(listing, listing.first(), body(listing.first()));
  }

  /** The answer to a request. */
  JsonNode body(Request request) {
    Response response = client.probe(request);
    if (!response.isSuccess()) {
      if (hasCursor(request) && hasError(response.body(), "INVALID_CURSOR")) {
        throw new CursorExpired(request.toString());
      }
      throw client.refusal(response);
    }
    if (!response.body().isObject()) {
      throw noPage(request, "is no JSON object");
    }
    return response.body();
  }

  private static JsonNode records(Listing listing, Request request, JsonNode body) {
    JsonNode records = body.path(listing.field());
    boolean absent = records.isMissingNode() || records.isNull();
    if (!records.isArray() && !absent) {
      throw noPage(request, "has something else than an array in \"" + listing.field() + "\"");
    }
    if (absent && !body.path("errors").isEmpty()) {
      throw noPage(request, "holds errors behind a success: " + body.path("errors"));
    }
    return records;
  }

  private static @Nullable String cursor(Request request, JsonNode body) {
    JsonNode cursor = body.path("cursor");
    if (cursor.isMissingNode() || cursor.isNull()) {
      return null;
    }
    if (!cursor.isTextual()) {
      throw noPage(request, "has a cursor that is no text: " + cursor);
    }
    return cursor.textValue().isEmpty() ? null : cursor.textValue();
  }

  private static void refuseRepetition(
      Request request, @Nullable JsonNode previous, JsonNode records) {
    if (previous != null && !records.isEmpty() && records.equals(previous)) {
      throw stuck(request, "the same records came twice");
    }
  }

  private void warnIfCut(Listing listing, Request request, JsonNode records) {
    if (listing.pageSize() > 0 && records.size() >= listing.pageSize()) {
      log.warn(
          "the last page is full: the source may have cut the list short",
          "request",
          request,
          "records",
          records.size());
    }
  }

  private static boolean hasCursor(Request request) {
    JsonNode body = request.body();
    return request.query().containsKey("cursor") || (body != null && body.has("cursor"));
  }

  private static boolean hasError(JsonNode body, String code) {
    for (JsonNode error : body.path("errors")) {
      if (error.path("code").asText().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static TaskFailure noPage(Request request, String what) {
    return TaskFailure.data(
        "The answer " + what, "square, " + request, "Look at what the source sends there");
  }

  private static TaskFailure stuck(Request request, String how) {
    return TaskFailure.data(
        "The list does not advance: " + how,
        "square, " + request,
        "Run it again; if it stays so, report it to Square with the request");
  }
}
