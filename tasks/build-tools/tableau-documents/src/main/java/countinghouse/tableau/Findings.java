package countinghouse.tableau;

import java.util.ArrayList;
import java.util.List;

/** What does not fit, each with its place. */
final class Findings {
  private final String file;
  private final List<String> findings = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  /** Notes that an entry does not fit; the message goes on after its text. */
  void add(Entry entry, String message) {
    findings.add("%s:%d: \"%s\" %s".formatted(file, entry.line(), entry.text(), message));
  }

  /**
   * Refuses, when there is any.
   *
   * @throws IllegalStateException with all of them
   */
  void demand() {
    if (!findings.isEmpty()) {
      throw new IllegalStateException(String.join("\n", findings));
    }
  }
}
