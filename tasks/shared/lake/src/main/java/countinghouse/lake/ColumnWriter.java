package countinghouse.lake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes the values of one column; values are of the column's Java type ({@link RowCheck}). */
record ColumnWriter(String name, BiConsumer<RecordConsumer, Object> writer) {

  static ColumnWriter of(Column column) {
    return new ColumnWriter(
        column.name(),
        switch (column.type()) {
          case ColumnType.Simple type -> simple(type);
          case ColumnType.Decimal type -> decimal(type);
        });
  }

  void write(RecordConsumer to, Object value) {
    writer.accept(to, value);
  }

  private static BiConsumer<RecordConsumer, Object> simple(ColumnType.Simple type) {
    return switch (type) {
      case TEXT -> (to, value) -> to.addBinary(Binary.fromString((String) value));
      case BIGINT -> (to, value) -> to.addLong(((Number) value).longValue());
      case INTEGER -> (to, value) -> to.addInteger((Integer) value);
      case BOOLEAN -> (to, value) -> to.addBoolean((Boolean) value);
      case DATE -> (to, value) -> to.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case TIMESTAMP ->
          (to, value) -> to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    };
  }

  private static BiConsumer<RecordConsumer, Object> decimal(ColumnType.Decimal type) {
    return type.precision() <= ParquetSchema.LONG_DIGITS
        ? (to, value) -> to.addLong(unscaled(type, value).longValueExact())
        : (to, value) -> to.addBinary(wide(unscaled(type, value)));
  }

  private static BigInteger unscaled(ColumnType.Decimal type, Object value) {
    return ((BigDecimal) value).setScale(type.scale()).unscaledValue();
  }

  /** Two's complement, big-endian, as Parquet's FIXED_LEN_BYTE_ARRAY decimals are. */
  private static Binary wide(BigInteger value) {
    byte[] digits = value.toByteArray();
    byte[] bytes = new byte[ParquetSchema.WIDE_DECIMAL_BYTES];
    Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, bytes, bytes.length - digits.length, digits.length);
    return Binary.fromConstantByteArray(bytes);
  }
}
