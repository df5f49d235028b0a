package countinghouse.erasecustomer;

import countinghouse.identity.Anonymised;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * E-mails, telephone numbers and whole names of the person, which may also stand in names that are
 * kept, such as that of a line: "Mug for Anna Smith". A first or a family name alone is not
 * searched for: it is a word like others.
 */
final class KnownValues {
  static final String ERASED = "(erased)";
  private static final int SHORTEST = 3;
  private static final Pattern WHOLE_NAME = Pattern.compile("\\p{L}\\P{L}+\\p{L}");

  private final SortedSet<String> values =
      new TreeSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /** Notes what a version says of the person. */
  void add(Record version) {
    add(text(version, "billing_email"));
    add(text(version, "billing_phone"));
    add(text(version, "email"));
    add(text(version, "phone"));
    add(text(version, "email_address"));
    add(text(version, "phone_number"));
    addTicket(text(version, "ticket_name"));
    addName(text(version, "billing_first_name"), text(version, "billing_last_name"));
    addName(text(version, "first_name"), text(version, "last_name"));
    addName(text(version, "given_name"), text(version, "family_name"));
  }

  private static @Nullable String text(Record version, String column) {
    return version.field(column) == null ? null : version.get(column, String.class);
  }

  private void addName(@Nullable String first, @Nullable String last) {
    if (first != null && last != null && !Anonymised.is(first) && !Anonymised.is(last)) {
      add(first.strip() + " " + last.strip());
      add(last.strip() + ", " + first.strip());
    }
  }

  /**
   * A ticket bears a name, a number or a remark. One word of it alone may be anything: "Wholesale"
   * is also what a discount is called.
   */
  private void addTicket(@Nullable String ticket) {
    if (ticket != null && WHOLE_NAME.matcher(ticket).find()) {
      add(ticket);
    }
  }

  void add(@Nullable String value) {
    if (value != null
        && !Anonymised.is(value)
        && !ERASED.contains(value.strip().toLowerCase(Locale.ROOT))
        && value.strip().length() >= SHORTEST) {
      values.add(value.strip().toLowerCase(Locale.ROOT));
      compiled = null;
    }
  }

  /** The text without any of them. */
  String masked(String text) {
    return values.isEmpty() ? text : pattern().matcher(text).replaceAll(ERASED);
  }

  private @Nullable Pattern compiled;

  private Pattern pattern() {
    Pattern known = compiled;
    if (known == null) {
      known =
          Pattern.compile(
              values.stream()
                  .map(Pattern::quote)
                  .collect(
                      Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      compiled = known;
    }
    return known;
  }
}
