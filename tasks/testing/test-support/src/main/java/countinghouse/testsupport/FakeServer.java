package countinghouse.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A source faked by hand: the JDK's HTTP server on this machine, which answers with whatever a
 * function says, misbehaviour included, and remembers what it was asked.
 */
public final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  private FakeServer(HttpServer server) {
    this.server = server;
  }

  /**
   * A request as it arrived.
   *
   * @param headers the first value of each header, by lower-case name
   * @param query decoded parameters in order
   */
  public record Asked(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {}

  /**
   * An answer to give.
   *
   * @param fault how the answer is spoilt on its way
   */
  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  public record Reply(int status, Map<String, String> headers, byte[] body, Fault fault) {
    /** A JSON answer. */
    public static Reply json(int status, String body) {
      return json(status, body, Map.of());
    }

    /** A JSON answer with more headers. */
    public static Reply json(int status, String body, Map<String, String> headers) {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put("Content-Type", "application/json; charset=UTF-8");
      return new Reply(status, all, body.getBytes(StandardCharsets.UTF_8), Fault.NONE);
    }

    /** An HTML answer. */
    public static Reply html(int status, String body) {
      return new Reply(
          status,
          Map.of("Content-Type", "text/html; charset=UTF-8"),
          body.getBytes(StandardCharsets.UTF_8),
          Fault.NONE);
    }

    /** The same answer, spoilt. */
    public Reply spoilt(Fault with) {
      return new Reply(status, headers, body, with);
    }
  }

  /** How an answer is spoilt. */
  public enum Fault {
    /** Not at all. */
    NONE,
    /** The connection closes in the middle of the announced body. */
    CUT,
    /** The connection closes without an answer. */
    SILENT,
    /** The headers come, the body never does (until the server is closed). */
    HANGING
  }

  /** Starts a server on a free port of this machine. */
  public static FakeServer start(Function<Asked, Reply> behaviour) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeServer fake = new FakeServer(server);
      server.setExecutor(fake.threads);
      server.createContext("/", exchange -> fake.answer(exchange, behaviour));
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Everything it was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange, Function<Asked, Reply> behaviour) throws IOException {
    Asked request = read(exchange);
    asked.add(request);
    Reply reply = behaviour.apply(request);
    if (reply.fault() == Fault.SILENT) {
      throw new IOException("silent on purpose");
    }
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    try (exchange) {
      send(exchange.getResponseBody(), reply);
    }
  }

  private static void send(OutputStream stream, Reply reply) throws IOException {
    switch (reply.fault()) {
      case NONE -> stream.write(reply.body());
      case CUT -> {
        stream.write(reply.body(), 0, reply.body().length / 2);
        stream.flush();
        throw new IOException("cut on purpose");
      }
      case HANGING -> {
        stream.flush();
        hang();
      }
      case SILENT -> throw new IllegalStateException("already handled");
    }
  }

  private static void hang() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("hung until the server was closed", e);
    }
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI()),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The decoded parameters of an address, in order. */
  public static Map<String, String> query(URI address) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = address.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.put(decoded(name), decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
