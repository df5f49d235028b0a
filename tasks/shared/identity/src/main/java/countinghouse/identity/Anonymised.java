package countinghouse.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a shop writes in the place of what it erased: WooCommerce's own eraser (Tools → Erase
 * Personal Data) sets an order's e-mail to {@value #EMAIL}, its texts to {@code [deleted]} and the
 * digits of a telephone number to 0.
 */
public final class Anonymised {
  /** The e-mail of an order that was erased. It is nobody's. */
  public static final String EMAIL = "deleted@site.invalid";

  private static final String TEXT = "[deleted]";

  private Anonymised() {}

  /** Whether a value says nothing of a person any more; an empty one says nothing either. */
  public static boolean is(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return true;
    }
    String text = value.strip().toLowerCase(Locale.ROOT);
    boolean onlyZeros =
        text.indexOf('0') >= 0
            && text.chars().noneMatch(it -> Character.isLetter(it) || (it > '0' && it <= '9'));
    return text.equals(EMAIL) || text.equals(TEXT) || onlyZeros;
  }
}
