package countinghouse.storefront.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback address that answers through one handler, faults planned. */
public final class Server implements AutoCloseable {
  private static final int THREADS = 8;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Handler handler;
  private final Faults faults;

  /**
   * Starts listening.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public Server(int port, Handler handler, Faults faults) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.handler = handler;
    this.faults = faults;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext("/", this::exchange);
    server.setExecutor(threads);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = request(exchange);
      Optional<Faults.Fault> fault =
          request.path().startsWith("/storefront/")
              ? Optional.empty()
              : faults.strike(request.path());
      if (fault.isPresent()) {
        strike(exchange, request, fault.get());
      } else {
        send(exchange, request, handler.answer(request));
      }
    } catch (RuntimeException e) {
      e.printStackTrace();
      exchange.sendResponseHeaders(500, -1);
    }
  }

  private void strike(HttpExchange exchange, Request request, Faults.Fault fault)
      throws IOException {
    switch (fault.kind()) {
      case STATUS -> send(exchange, request, FaultAnswer.status(request, fault));
      case HTML -> send(exchange, request, FaultAnswer.html());
      case WARNING -> send(exchange, request, FaultAnswer.warning(handler.answer(request)));
      case TRUNCATE -> truncate(exchange, handler.answer(request));
      case RESET -> exchange.close();
    }
  }

  private static void truncate(HttpExchange exchange, Response answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static void send(HttpExchange exchange, Request request, Response answer)
      throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (request.method().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Request request(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((String name, List<String> values) ->
            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        headers.getOrDefault("host", "127.0.0.1"),
        Map.copyOf(headers),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }
}
