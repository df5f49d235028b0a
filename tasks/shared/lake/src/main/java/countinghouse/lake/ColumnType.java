package countinghouse.lake;

/**
 * The type of one column, as it stands in Parquet and as DuckDB and Snowflake read it.
 *
 * <p>The Java value of each type: TEXT {@link String}, BIGINT {@link Long} (or {@link Integer}),
 * INTEGER {@link Integer}, BOOLEAN {@link Boolean}, DATE {@link java.time.LocalDate}, TIMESTAMP
 * {@link java.time.Instant} (cut to microseconds), decimals {@link java.math.BigDecimal}.
 */
public sealed interface ColumnType {

  /** UTF-8 text. */
  ColumnType TEXT = Simple.TEXT;

  /** 64-bit integer. */
  ColumnType BIGINT = Simple.BIGINT;

  /** 32-bit integer. */
  ColumnType INTEGER = Simple.INTEGER;

  /** True or false. */
  ColumnType BOOLEAN = Simple.BOOLEAN;

  /** A day of the calendar, without a time zone. */
  ColumnType DATE = Simple.DATE;

  /** UTC, in microseconds, written as a local timestamp (isAdjustedToUTC=false). */
  ColumnType TIMESTAMP = Simple.TIMESTAMP;

  /** Money in major units: DECIMAL(18,4). */
  ColumnType MONEY = new Decimal(18, 4);

  /** Returns DECIMAL(precision, scale). */
  static ColumnType decimal(int precision, int scale) {
    return new Decimal(precision, scale);
  }

  /** The types without parameters. */
  enum Simple implements ColumnType {
    /** See {@link ColumnType#TEXT}. */
    TEXT,
    /** See {@link ColumnType#BIGINT}. */
    BIGINT,
    /** See {@link ColumnType#INTEGER}. */
    INTEGER,
    /** See {@link ColumnType#BOOLEAN}. */
    BOOLEAN,
    /** See {@link ColumnType#DATE}. */
    DATE,
    /** See {@link ColumnType#TIMESTAMP}. */
    TIMESTAMP
  }

  /**
   * An exact decimal number.
   *
   * @param precision digits in all, 1 to 38
   * @param scale digits after the point, 0 to precision
   */
  record Decimal(int precision, int scale) implements ColumnType {

    /** Checks the limits that Parquet, DuckDB and Snowflake share. */
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "no such type: DECIMAL(" + precision + "," + scale + ")");
      }
    }

    @Override
    public String toString() {
      return "DECIMAL(" + precision + "," + scale + ")";
    }
  }
}
