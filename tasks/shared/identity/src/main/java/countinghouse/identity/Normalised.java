package countinghouse.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Values by which people are recognised, in the one form in which they are compared. */
public final class Normalised {
  private static final int SHORTEST_PHONE = 7;
  private static final int NORTH_AMERICAN_PHONE = 11;

  private Normalised() {}

  /** An e-mail address in lower case; null when it is none, or an erased one. */
  public static @Nullable String email(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String email = text.strip().toLowerCase(Locale.ROOT);
    return email.indexOf('@') > 0 && !email.equals(Anonymised.EMAIL) ? email : null;
  }

  /**
   * The digits of a telephone number without the prefix for abroad (00), North America's country
   * code or a leading 0 of the trunk; null when there are too few to tell anybody apart, or all are
   * 0, as in a number that was erased.
   */
  static @Nullable String phone(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = only(text, letter -> letter >= '0' && letter <= '9');
    String number = digits.startsWith("00") ? digits.substring(2) : digits;
    if (number.length() == NORTH_AMERICAN_PHONE && number.startsWith("1")) {
      number = number.substring(1);
    } else if (number.startsWith("0")) {
      number = number.substring(1);
    }
    boolean isErased = number.chars().allMatch(digit -> digit == '0');
    return number.length() < SHORTEST_PHONE || isErased ? null : number;
  }

  /**
   * A family name in lower case, without accents, blanks and punctuation; null when empty or
   * erased.
   */
  static @Nullable String familyName(@Nullable String text) {
    if (text == null || Anonymised.is(text)) {
      return null;
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    String name = only(decomposed, it -> Character.isLetter(it) || isNumber(it));
    return name.isEmpty() ? null : name;
  }

  /** The characters of a text that are wanted. A loop, because every profile comes by here. */
  private static String only(String text, IntPredicate wanted) {
    StringBuilder left = new StringBuilder(text.length());
    int character;
    for (int i = 0; i < text.length(); i += Character.charCount(character)) {
      character = text.codePointAt(i);
      if (wanted.test(character)) {
        left.appendCodePoint(character);
      }
    }
    return left.toString();
  }

  private static boolean isNumber(int character) {
    return switch (Character.getType(character)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
