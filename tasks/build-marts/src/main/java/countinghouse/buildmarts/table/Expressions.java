package countinghouse.buildmarts.table;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.day;
import static org.jooq.impl.DSL.hour;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.minute;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trim;
import static org.jooq.impl.DSL.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Small pieces of SQL that many selects share; all of them mean the same on every engine. */
public final class Expressions {
  /** Where the first version of everything begins. */
  public static final LocalDateTime BEGINNING = LocalDateTime.of(1900, 1, 1, 0, 0);

  /** Where the current version of everything ends. */
  public static final LocalDateTime END = LocalDateTime.of(9999, 12, 31, 0, 0);

  /** An instant inside every current version, for what has no instant of its own. */
  public static final LocalDateTime LATEST = END.minusDays(1);

  /** No money. */
  public static final Field<BigDecimal> ZERO = inline(new BigDecimal("0.0000"));

  private static final Map<String, String> HTML_CODES =
      Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#039;", "'");

  private Expressions() {}

  /** An id as text. */
  public static Field<String> text(Field<?> field) {
    return field.cast(SQLDataType.VARCHAR);
  }

  /** An amount, 0 when it is absent. */
  public static Field<BigDecimal> orZero(Field<BigDecimal> amount) {
    return coalesce(amount, ZERO);
  }

  /** The sum of an amount over a group, 0 when nothing is there. */
  public static Field<BigDecimal> total(Field<BigDecimal> amount) {
    return coalesce(sum(amount), ZERO).cast(SQLDataType.DECIMAL(18, 4));
  }

  /** A text without blanks around it, null when nothing is left. */
  public static Field<String> filled(Field<String> text) {
    return nullif(trim(text), inline(""));
  }

  /** A name as people read it: WooCommerce gives names with HTML codes in them. */
  public static Field<String> plain(Field<String> name) {
    Field<String> plain = name;
    for (String code : HTML_CODES.keySet().stream().sorted().toList()) {
      plain = replace(plain, inline(code), inline(HTML_CODES.get(code)));
    }
    return filled(replace(plain, inline("&amp;"), inline("&")));
  }

  /** The currency that is stated, else the code that ISO 4217 keeps for none. */
  public static Field<String> currency(Field<String> stated) {
    return coalesce(stated, inline("XXX"));
  }

  /**
   * How often one whole number goes into another. Exact on every engine while the quotient stays
   * below 2^50, however large the number: the dividend is made divisible first, and DuckDB divides
   * to a DOUBLE, whose error is then less than a half and rounded away.
   */
  public static Field<Long> wholeQuotient(Field<Long> number, Field<Long> divisor) {
    return number.minus(number.mod(divisor)).div(divisor).cast(SQLDataType.BIGINT);
  }

  /** Equal whatever the case. */
  public static Condition same(Field<String> one, Field<String> other) {
    return lower(one).eq(lower(other));
  }

  /** The key of a day, yyyymmdd; −1 when there is none. */
  public static Field<Integer> dateKey(Field<LocalDate> date) {
    Field<Integer> key =
        year(date).mul(inline(10000)).add(month(date).mul(inline(100))).add(day(date));
    return coalesce(key, inline(-1)).cast(SQLDataType.INTEGER);
  }

  /** The key of a time of day, hhmm; −1 when there is none. */
  public static Field<Integer> timeOfDayKey(Field<LocalDateTime> clock) {
    Field<Integer> key = hour(clock).mul(inline(100)).add(minute(clock));
    return coalesce(key, inline(-1)).cast(SQLDataType.INTEGER);
  }
}
