package countinghouse.taskkit;

import java.net.URI;

/** Tells an address on this machine from a far one, by its name alone and without a look-up. */
public final class Loopback {
  private Loopback() {}

  /** Whether the host is {@code localhost}, 127.0.0.0/8 or ::1, written plainly. */
  public static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host != null
        && (host.equalsIgnoreCase("localhost")
            || host.equals("[::1]")
            || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
  }
}
