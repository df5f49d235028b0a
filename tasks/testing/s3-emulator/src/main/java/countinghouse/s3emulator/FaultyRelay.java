package countinghouse.s3emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands between a client and an S3 and spoils what passes, byte for byte as a bad network or a
 * busy server would. One request a connection, so that every one can be spoilt by itself.
 */
public final class FaultyRelay implements AutoCloseable {
  private static final String HEAD_END = "\r\n\r\n";

  private final ServerSocket server;
  private final URI target;
  private final Function<Request, Fault> faults;
  private final List<Request> seen = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A request as it arrives.
   *
   * @param number counts from 1
   * @param target path and query, such as {@code /bucket/key?uploads}
   */
  public record Request(int number, String method, String target) {}

  /** What becomes of a request. */
  public sealed interface Fault {
    /** Nothing bad. */
    record None() implements Fault {}

    /** It never arrives; the server seems to answer. */
    record Answer(int status, String body) implements Fault {
      /** An error as S3 tells it. */
      public static Answer error(int status, String code, String message) {
        return new Answer(
            status,
            "<Error><Code>%s</Code><Message>%s</Message><RequestId>1</RequestId></Error>"
                .formatted(code, message));
      }
    }

    /** The connection is reset in the middle of the request's body, or before it is sent. */
    record ResetUpload() implements Fault {}

    /** It is done, and the reply is lost. */
    record LoseReply() implements Fault {}

    /** The connection is reset after so many bytes of the reply. */
    record CutReply(int bytes) implements Fault {}

    /** The server says nothing for as long as the relay lives. */
    record Silence() implements Fault {}
  }

  private FaultyRelay(ServerSocket server, URI target, Function<Request, Fault> faults) {
    this.server = server;
    this.target = target;
    this.faults = faults;
  }

  /**
   * Starts one on a free port.
   *
   * @param target the S3 behind it
   * @param faults asked once for every request, in the order of arrival
   */
  public static FaultyRelay start(URI target, Function<Request, Fault> faults) {
    try {
      ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      FaultyRelay relay = new FaultyRelay(server, target, faults);
      relay.start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Every request so far. */
  public List<Request> seen() {
    return List.copyOf(seen);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void start(Work work) {
    threads.execute(() -> {
      try {
        work.run();
      } catch (IOException e) {
        // Somebody has hung up: the client, the server, or whoever closed this relay.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      start(() -> relay(client));
    }
  }

  private void relay(Socket client) throws IOException, InterruptedException {
    try (client) {
      String head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      Request request = request(head);
      switch (faults.apply(request)) {
        case Fault.Answer answer -> answer(client, head, answer);
        case Fault.ResetUpload() -> {
          client.getInputStream().readNBytes(bodyLength(head) / 2);
          reset(client);
        }
        case Fault.Silence() -> Thread.currentThread().join();
        case Fault.None() -> pass(client, head, Integer.MAX_VALUE);
        case Fault.LoseReply() -> pass(client, head, 0);
        case Fault.CutReply(int bytes) -> pass(client, head, bytes);
      }
    }
  }

  private Request request(String head) {
    String[] words = head.lines().findFirst().orElse("").split(" ", -1);
    synchronized (seen) {
      seen.add(new Request(seen.size() + 1, words[0], words[1]));
      return seen.getLast();
    }
  }

  /** Passes the request on, and of the reply no more than so many bytes. */
  private void pass(Socket client, String head, int bytes) throws IOException {
    try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
      OutputStream out = upstream.getOutputStream();
      String alone = head.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      out.write(
          alone.replaceAll("(?i)\r\nExpect: [^\r]*", "").getBytes(StandardCharsets.ISO_8859_1));
      if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
        write(client, "HTTP/1.1 100 Continue" + HEAD_END);
      }
      out.write(client.getInputStream().readNBytes(bodyLength(head)));
      out.flush();
      byte[] reply = upstream.getInputStream().readAllBytes();
      client.getOutputStream().write(reply, 0, Math.min(bytes, reply.length));
      client.getOutputStream().flush();
      if (bytes < reply.length) {
        reset(client);
      }
    }
  }

  private static void answer(Socket client, String head, Fault.Answer answer) throws IOException {
    String body = head.startsWith("HEAD ") ? "" : answer.body();
    write(
        client,
        "HTTP/1.1 %d Spoilt\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: %d%s%s"
            .formatted(answer.status(), body.length(), HEAD_END, body));
    client.shutdownOutput();
    client.getInputStream().readNBytes(bodyLength(head));
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  /** The other side sees «connection reset». */
  private static void reset(Socket client) throws IOException {
    client.setOption(StandardSocketOptions.SO_LINGER, 0);
    client.close();
  }

  /** Up to the empty line; empty when the client has gone. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(HEAD_END)) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static int bodyLength(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
        .map(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
