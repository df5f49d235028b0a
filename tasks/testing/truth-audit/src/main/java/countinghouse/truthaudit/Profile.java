package countinghouse.truthaudit;

import java.util.Comparator;

/**
 * A profile at a source.
 *
 * @param source the source's name
 * @param kind registered, guest or till
 * @param id customer id; for a guest the order id
 */
record Profile(String source, String kind, String id) implements Comparable<Profile> {
  private static final Comparator<Profile> ORDER =
      Comparator.comparing(Profile::source).thenComparing(Profile::kind).thenComparing(Profile::id);

  @Override
  public int compareTo(Profile other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + " " + kind + " " + id;
  }
}
