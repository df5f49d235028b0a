package countinghouse.faultinjection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody whom lineage is told, on the loopback address, and who behaves badly in one way. */
final class BadListener implements AutoCloseable {
  private static final int BEGINNING = 64;
  private static final int MUCH = 1 << 16;
  private static final String ENDLESS = "Transfer-Encoding: chunked\r\n\r\n";

  /** How it behaves towards whoever connects. */
  enum Manner {
    /** It answers that it has failed. */
    FAILS(false),
    /** It says nothing, for as long as it lives. */
    IS_SILENT(false),
    /** It resets the connection when it has read a part of the event. */
    RESETS_THE_EVENT(false),
    /** It answers that it has failed, and goes on about it for ever. */
    FAILS_WITHOUT_END(false),
    /** It resets the connection when it has sent a part of its reply. */
    RESETS_THE_REPLY(true),
    /** Its reply has no end, and comes as fast as it is read. */
    NEVER_ENDS(true),
    /** Its reply has no end, and comes so slowly that no silence is ever long. */
    DRIPS(true);

    private final boolean takesEvents;

    Manner(boolean takesEvents) {
      this.takesEvents = takesEvents;
    }

    /** Whether its reply begins with the status that the event is taken. */
    boolean takesEvents() {
      return takesEvents;
    }
  }

  private final ServerSocket server;
  private final Manner manner;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  BadListener(Manner manner) {
    this.manner = manner;
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Where it is. */
  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How often it was told something. */
  int asked() {
    return asked.get();
  }

  /** How many bytes of replies it got rid of; some of them may still be on their way. */
  long sent() {
    return sent.get();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        threads.execute(() -> behave(client));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void behave(Socket client) {
    try (client) {
      if (client.getInputStream().readNBytes(BEGINNING).length == BEGINNING) {
        asked.incrementAndGet();
        answer(client);
      }
    } catch (IOException e) {
      // The task has hung up, which is what a test waits for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Socket client) throws IOException, InterruptedException {
    switch (manner) {
      case FAILS -> write(client, "HTTP/1.1 500 Broken\r\nContent-Length: 6\r\n\r\nbroken");
      case IS_SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
      case RESETS_THE_EVENT -> reset(client);
      case RESETS_THE_REPLY -> {
        write(client, "HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\nhalf");
        reset(client);
      }
      case NEVER_ENDS -> endlessly(client, "HTTP/1.1 201 Created\r\n", MUCH, 0);
      case FAILS_WITHOUT_END -> endlessly(client, "HTTP/1.1 500 Broken\r\n", MUCH, 0);
      case DRIPS -> endlessly(client, "HTTP/1.1 201 Created\r\n", 1, 200);
    }
  }

  private void endlessly(Socket client, String status, int size, long pauseMillis)
      throws IOException, InterruptedException {
    write(client, status + ENDLESS);
    String chunk = "%x\r\n%s\r\n".formatted(size, "x".repeat(size));
    while (true) {
      write(client, chunk);
      Thread.sleep(pauseMillis);
    }
  }

  private void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
    sent.addAndGet(text.length());
  }

  private static void reset(Socket client) throws IOException {
    client.setOption(StandardSocketOptions.SO_LINGER, 0);
    client.close();
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
