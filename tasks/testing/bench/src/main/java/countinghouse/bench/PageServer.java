package countinghouse.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A shop's REST interface on the loopback address, made to be no bottleneck: the list of orders
 * comes from {@link OrderPages}; everything else is asked of a storefront.
 */
final class PageServer implements AutoCloseable {
  private static final String ORDERS = "/wp-json/wc/v3/orders";
  private static final int BACKLOG = 64;

  private final ServerSocket socket;
  private final OrderPages orders;
  private final String storefront;
  private final HttpClient client = HttpClient.newHttpClient();

  /** A request's first line and headers; these requests have no body. */
  private record Request(String target, Map<String, String> headers) {}

  PageServer(OrderPages orders, String storefront) throws IOException {
    this.orders = orders;
    this.storefront = storefront;
    socket = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      for (Request request = read(in); !request.target().isEmpty(); request = read(in)) {
        answer(request, out);
      }
    } catch (IOException | UncheckedIOException gone) {
      // The client has closed its connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
    URI target = URI.create(request.target());
    if (target.getPath().equals(ORDERS)) {
      OrderPages.Page page = orders.page(query(target));
      send(out, 200, page.json(), String.valueOf(page.total()));
    } else {
      HttpRequest.Builder further = HttpRequest.newBuilder(URI.create(storefront + target));
      further.header("Authorization", request.headers().getOrDefault("authorization", "none"));
      HttpResponse<byte[]> answer =
          client.send(further.build(), HttpResponse.BodyHandlers.ofByteArray());
      send(
          out,
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("X-WP-Total").orElse("0"));
    }
  }

  private static void send(OutputStream out, int status, byte[] body, String total)
      throws IOException {
    String head =
        "HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nX-WP-Total: %s\r\n\r\n"
            .formatted(status, body.length, total);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  /** Reads up to the empty line; a target of nothing when the client is gone. */
  private static Request read(InputStream in) throws IOException {
    String first = line(in);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Request(first.isEmpty() ? "" : first.split(" ", -1)[1], headers);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static Map<String, String> query(URI target) {
    Map<String, String> query = new HashMap<>();
    String text = target.getRawQuery() == null ? "" : target.getRawQuery();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
