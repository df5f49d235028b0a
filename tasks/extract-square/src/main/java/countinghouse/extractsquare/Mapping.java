package countinghouse.extractsquare;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one entity, each beside the rule by which it is read. Where a method takes no
 * path, the field is called like the column.
 */
final class Mapping {
  private static final ColumnType QUANTITY = ColumnType.decimal(18, 5);
  private static final ColumnType PERCENTAGE = ColumnType.decimal(18, 6);

  private record Cell(Column column, Function<JsonRecord, ? extends @Nullable Object> rule) {}

  private final String name;
  private final List<Cell> cells = new ArrayList<>();

  private Mapping(String name) {
    this.name = name;
  }

  static Mapping of(String entity) {
    return new Mapping(entity);
  }

  /** The entity, with some columns more that somebody else fills. */
  Entity entity(Column... more) {
    List<Column> columns = new ArrayList<>();
    cells.forEach(cell -> columns.add(cell.column()));
    columns.addAll(List.of(more));
    return new Entity(name, columns);
  }

  /** One row, with some room behind it. */
  @Nullable Object[] row(JsonRecord record, int room) {
    @Nullable Object[] row = new Object[cells.size() + room];
    for (int index = 0; index < cells.size(); index++) {
      row[index] = cells.get(index).rule().apply(record);
    }
    return row;
  }

  /** A text that every record has. */
  Mapping key(String column) {
    return key(column, record -> record.requiredText(column));
  }

  Mapping key(String column, Function<JsonRecord, String> rule) {
    return add(Column.required(column, ColumnType.TEXT), rule);
  }

  /** The id that is unique within its record only; Square leaves it out now and then. */
  Mapping uid() {
    return key("uid", Mapping::uidOf);
  }

  static String uidOf(JsonRecord record) {
    String uid = record.text("uid");
    return uid == null ? "position-" + record.position() : uid;
  }

  Mapping text(String column) {
    return text(column, column);
  }

  Mapping text(String column, String path) {
    return optional(column, ColumnType.TEXT, record -> record.text(path));
  }

  Mapping money(String column) {
    return money(column, column);
  }

  Mapping money(String column, String path) {
    return money(column, record -> SquareMoney.amount(record, path));
  }

  Mapping money(String column, Function<JsonRecord, @Nullable BigDecimal> rule) {
    return optional(column, ColumnType.MONEY, rule);
  }

  Mapping quantity(String column) {
    return optional(column, QUANTITY, record -> record.decimal(column));
  }

  Mapping percentage(String column) {
    return optional(column, PERCENTAGE, record -> record.decimal(column));
  }

  Mapping time(String column) {
    return optional(column, ColumnType.TIMESTAMP, record -> record.instant(column));
  }

  Mapping flag(String column, String path) {
    return optional(column, ColumnType.BOOLEAN, record -> record.bool(path));
  }

  Mapping number(String column, String path) {
    return optional(column, ColumnType.INTEGER, record -> int32(record, path));
  }

  Mapping longNumber(String column) {
    return optional(column, ColumnType.BIGINT, record -> record.integer(column));
  }

  Mapping optional(
      String column, ColumnType type, Function<JsonRecord, ? extends @Nullable Object> rule) {
    return add(Column.optional(column, type), rule);
  }

  private Mapping add(Column column, Function<JsonRecord, ? extends @Nullable Object> rule) {
    cells.add(new Cell(column, rule));
    return this;
  }

  private static @Nullable Integer int32(JsonRecord record, String path) {
    return record.read(
        path,
        "an integer of 32 bits",
        it -> it.isIntegralNumber() && it.canConvertToInt() ? it.intValue() : null);
  }
}
