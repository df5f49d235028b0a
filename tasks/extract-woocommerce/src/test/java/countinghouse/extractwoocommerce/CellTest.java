package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns of each kind, made here, so that what makes them is tested as well. */
final class CellTest {
  @Test
  void aColumnOfEachKindHoldsWhatItsFieldSays() {
    Shape shape = everyKind();

    assertThat(
            row(
                shape,
                "'name': 'Tom &amp; Jerry', 'status': 'completed', 'number': 17,"
                    + " 'customer_id': '42', 'parent_id': 5, 'total': '12.50', 'quantity': 1.5,"
                    + " 'compound': false, 'date_paid': '2026-06-15T12:00:00',"
                    + " 'date_paid_gmt': '2026-06-15T10:00:00', 'billing': {'email': 'a@x.org'},"
                    + " 'variation': {'id': 7}"))
        .containsExactly(
            "Tom & Jerry",
            "completed",
            "17",
            42L,
            5L,
            new BigDecimal("12.50"),
            new BigDecimal("1.5"),
            false,
            Instant.parse("2026-06-15T10:00:00Z"),
            "a@x.org",
            7L);
    assertThat(shape.entity())
        .isEqualTo(
            new Entity(
                "things",
                List.of(
                    Column.optional("name", ColumnType.TEXT),
                    Column.required("status", ColumnType.TEXT),
                    Column.optional("number", ColumnType.TEXT),
                    Column.optional("customer_id", ColumnType.BIGINT),
                    Column.required("of_thing", ColumnType.BIGINT),
                    Column.optional("total", ColumnType.MONEY),
                    Column.optional("quantity", Cell.QUANTITY),
                    Column.optional("compound", ColumnType.BOOLEAN),
                    Column.optional("date_paid", ColumnType.TIMESTAMP),
                    Column.optional("billing_email", ColumnType.TEXT),
                    Column.optional("variation_id", ColumnType.BIGINT))));
  }

  @Test
  void whatAColumnNeedNotHaveIsEmptyAndWhatItMustHaveIsNamed() {
    assertThat(row(everyKind(), "'status': 'x', 'parent_id': 5"))
        .containsExactly(null, "x", null, null, 5L, null, null, null, null, null, null);
    assertThatThrownBy(() -> row(everyKind(), "'status': '', 'parent_id': 5"))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("status is required and missing");
    assertThatThrownBy(() -> row(everyKind(), "'status': 'x'"))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("parent_id is required and missing");
  }

  @Test
  void whatStandsInsideARecordCarriesTheRecordsId() {
    JsonRecord order = record("'line_items': [{'id': 9}]");

    assertThat(Cell.parentId("order_id").column())
        .isEqualTo(Column.required("order_id", ColumnType.BIGINT));
    assertThat(Cell.parentId("order_id").value().apply(order.list("line_items").getFirst()))
        .isEqualTo(1L);
  }

  private static Shape everyKind() {
    return Shape.of(
        "things",
        Cell.label("name"),
        Cell.requiredText("status"),
        Cell.text("number"),
        Cell.bigint("customer_id"),
        Cell.requiredBigint("of_thing", "parent_id"),
        Cell.money("total"),
        Cell.decimal("quantity", Cell.QUANTITY),
        Cell.flag("compound"),
        Cell.time("date_paid"),
        Cell.text("billing_email", "billing.email"),
        Cell.bigint("variation_id", "variation.id"));
  }

  private static List<@Nullable Object> row(Shape shape, String fields) {
    JsonRecord record = record(fields);
    List<@Nullable Object> row = new ArrayList<>();
    shape.cells().forEach(cell -> row.add(cell.value().apply(record)));
    return row;
  }

  private static JsonRecord record(String fields) {
    return JsonRecord.of("woocommerce", "things", "id", Records.of("{'id': 1, " + fields + "}"));
  }
}
