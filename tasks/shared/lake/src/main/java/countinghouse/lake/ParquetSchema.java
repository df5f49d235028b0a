package countinghouse.lake;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** An entity's columns as a Parquet schema. */
final class ParquetSchema {
  /** The most digits that fit into an INT64. */
  static final int LONG_DIGITS = 18;

  /** Bytes that hold 38 digits. */
  static final int WIDE_DECIMAL_BYTES = 16;

  private ParquetSchema() {}

  static MessageType of(Entity entity) {
    List<Type> fields = entity.storedColumns().stream().map(ParquetSchema::field).toList();
    return new MessageType(entity.name(), fields);
  }

  private static Type field(Column column) {
    Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
    return switch (column.type()) {
      case ColumnType.Simple type -> simple(type, repetition).named(column.name());
      case ColumnType.Decimal type -> decimal(type, repetition).named(column.name());
    };
  }

  private static Types.PrimitiveBuilder<? extends Type> simple(
      ColumnType.Simple type, Repetition repetition) {
    return switch (type) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType());
      case BIGINT -> Types.primitive(PrimitiveTypeName.INT64, repetition);
      case INTEGER -> Types.primitive(PrimitiveTypeName.INT32, repetition);
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition);
      case DATE ->
          Types.primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType());
      case TIMESTAMP ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS));
    };
  }

  private static Types.PrimitiveBuilder<? extends Type> decimal(
      ColumnType.Decimal type, Repetition repetition) {
    LogicalTypeAnnotation annotation =
        LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
    return type.precision() <= LONG_DIGITS
        ? Types.primitive(PrimitiveTypeName.INT64, repetition).as(annotation)
        : Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
            .length(WIDE_DECIMAL_BYTES)
            .as(annotation);
  }
}
