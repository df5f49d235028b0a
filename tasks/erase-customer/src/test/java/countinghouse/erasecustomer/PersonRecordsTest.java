package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.migratewarehouse.Migration;
import countinghouse.star.ProfileKind;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PersonRecordsTest {
  private static final String STAMP = "'run', 'run', timestamp '2026-03-09 07:00:00', false, 0";
  private static final Profile GUEST = new Profile("shop", ProfileKind.GUEST.label(), "7");

  @TempDir Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    warehouse = Warehouse.open(url);
    sell("shop", 7, "null", "null");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void theTillsMirrorIsFoundWhenTheShopNamesIt() {
    sell("shop", 7, "'T1'", "null");
    ring("T1", "null");
    assertThat(found()).contains(till("orders", "T1"));
  }

  @Test
  void theTillsMirrorIsFoundWhenTheShopNamesItsPayment() {
    sell("shop", 7, "null", "'P1'");
    ring("T1", "null");
    pay("P1", "T1");
    assertThat(found()).contains(till("orders", "T1"), till("payments", "P1"));
  }

  @Test
  void theTillsMirrorIsFoundWhenItNamesTheShopsOrder() {
    ring("T1", "'7'");
    assertThat(found()).contains(till("orders", "T1"));
  }

  @Test
  void anotherSaleAtTheTillIsNobodys() {
    sell("shop", 8, "'T2'", "'P2'");
    ring("T1", "'8'");
    ring("T2", "null");
    pay("P2", "T2");
    assertThat(found()).containsExactly(new RecordId("shop", "woocommerce", "orders", "7"));
  }

  private Set<RecordId> found() {
    return new PersonRecords(warehouse).of(List.of(GUEST));
  }

  private static RecordId till(String head, String id) {
    return new RecordId("till", "square", head, id);
  }

  private void sell(String source, long id, String tillOrder, String transaction) {
    insert(
        "woocommerce_orders",
        "id, status, currency, square_order_id, transaction_id",
        source,
        "%d, 'completed', 'USD', %s, %s".formatted(id, tillOrder, transaction));
  }

  private void ring(String id, String shopOrder) {
    insert(
        "square_orders",
        "id, location_id, woocommerce_order_id",
        "till",
        "'%s', 'L', %s".formatted(id, shopOrder));
  }

  private void pay(String id, String order) {
    insert("square_payments", "id, order_id", "till", "'%s', '%s'".formatted(id, order));
  }

  private void insert(String table, String columns, String source, String values) {
    warehouse
        .dsl()
        .execute(
            "insert into staging.%s (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, content_hash, %s) values ('%s', %s, 'hash', %s)"
                .formatted(table, columns, source, STAMP, values));
  }
}
