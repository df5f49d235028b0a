package countinghouse.taskkit;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The second net under every log line: replaces known secrets by three stars. The first net is that
 * nobody writes a {@link Secret} anywhere.
 */
final class Redactor {
  /** Shorter texts would blot out ordinary words. */
  private static final int SHORTEST = 6;

  /** Longest first, so that a secret which contains another one goes as a whole. */
  private final Set<String> hidden =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  void hide(Secret secret) {
    String text = secret.reveal();
    add(text);
    text.lines().filter(line -> !line.startsWith("-----")).forEach(this::add);
  }

  String redact(String text) {
    String clean = text;
    for (String secret : hidden) {
      clean = clean.replace(secret, "***");
    }
    return clean;
  }

  private void add(String text) {
    if (text.strip().length() >= SHORTEST) {
      hidden.add(text.strip());
    }
  }
}
