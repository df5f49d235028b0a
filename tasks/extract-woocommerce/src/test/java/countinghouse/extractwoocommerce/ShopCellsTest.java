package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns of each kind, made here, so that what makes them is tested as well. */
final class ShopCellsTest {
  @Test
  void aColumnOfEachKindHoldsWhatItsFieldSays() {
    EntityMapping mapping = everyKind();

    assertThat(
            row(
                mapping,
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
    assertThat(mapping.entity())
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

    assertThat(ShopCells.parentId("order_id").column())
        .isEqualTo(Column.required("order_id", ColumnType.BIGINT));
    assertThat(ShopCells.parentId("order_id").rule().apply(order.list("line_items").getFirst()))
        .isEqualTo(1L);
  }

  private static EntityMapping everyKind() {
    return EntityMapping.of(
        "things",
        ShopCells.label("name"),
        ShopCells.requiredText("status"),
        ShopCells.text("number"),
        ShopCells.bigint("customer_id"),
        ShopCells.requiredBigint("of_thing", "parent_id"),
        ShopCells.money("total"),
        ShopCells.decimal("quantity", Cell.QUANTITY),
        ShopCells.flag("compound"),
        ShopCells.time("date_paid"),
        ShopCells.text("billing_email", "billing.email"),
        ShopCells.bigint("variation_id", "variation.id"));
  }

  private static List<@Nullable Object> row(EntityMapping mapping, String fields) {
    return Arrays.asList(mapping.row(record(fields)));
  }

  private static JsonRecord record(String fields) {
    return JsonRecord.of("woocommerce", "things", "id", Records.of("{'id': 1, " + fields + "}"));
  }
}
