package countinghouse.warehouse;

import java.util.Arrays;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The text that {@link Keys#of} takes the digest of, in SQL; the same on every engine. */
final class KeyText {
  private KeyText() {}

  static Field<String> of(Field<?>... parts) {
    return Arrays.stream(parts)
        .map(KeyText::part)
        .reduce((left, right) -> left.concat(character(Keys.SEPARATOR), right))
        .orElseThrow(() -> new IllegalArgumentException("a key has at least one part"));
  }

  private static Field<String> part(Field<?> part) {
    boolean text = part.getDataType().isString();
    boolean integer = part.getDataType().isInteger();
    if (!text && !integer) {
      throw new IllegalArgumentException(
          "a part of a key is text or an integer: " + part + " is " + part.getDataType());
    }
    return DSL.coalesce(part.cast(SQLDataType.VARCHAR), character(Keys.NULL));
  }

  private static Field<String> character(char code) {
    return DSL.field("chr({0})", SQLDataType.VARCHAR, DSL.inline((int) code));
  }
}
