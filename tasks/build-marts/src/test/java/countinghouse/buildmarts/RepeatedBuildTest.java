package countinghouse.buildmarts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import countinghouse.testsupport.golden.GoldenCase;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a whole build, over the rows of many golden cases put together. */
final class RepeatedBuildTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("root.dir"), "tasks/build-marts/src/test/resources/golden");
  private static final List<String> CASES =
      List.of(
          "till_order_that_mirrors_a_shop_order_counts_once",
          "return_in_parts_without_receipt_and_of_a_mirror",
          "guests_and_till_profiles_join_an_account",
          "variations_simple_products_and_till_variations",
          "lines_shipping_fee_and_the_rest",
          "stacked_codes_share_an_order_by_what_they_took_off",
          "till_orders_split_mirrored_open_and_given_back",
          "shop_orders_as_far_as_they_have_come");

  @TempDir Path folder;
  private TestWarehouse warehouse;

  @BeforeEach
  void everyCaseAsASourceOfItsOwn() {
    warehouse = new TestWarehouse(folder);
    warehouse.fill(List.of());
    for (GoldenCase golden : GoldenCase.under(GOLDEN)) {
      if (CASES.contains(String.valueOf(golden.folder().getFileName()))) {
        warehouse.addAs(String.valueOf(golden.folder().getFileName()), golden.inputs());
      }
    }
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void theSameStagingGivesTheSameTablesRowForRow() {
    warehouse.build("one");
    warehouse.build("two");

    for (StarTable table : Star.TABLES) {
      if (table.kind() != Kind.STAMP) {
        assertThat(difference(table, "marts_one", "marts_two")).as(table.name()).isZero();
        assertThat(difference(table, "marts_two", "marts_one")).as(table.name()).isZero();
      }
    }
    assertThat(count("select count(*) from marts_one.fct_sales_line")).isGreaterThan(10);
  }

  @Test
  void everyForeignKeyFindsItsMember() {
    warehouse.build("one");

    for (StarTable table : Star.TABLES) {
      for (Reference reference : table.references()) {
        assertThat(orphans(table, reference)).as("%s", reference).isZero();
      }
    }
  }

  @Test
  void versionsFollowEachOtherWithoutOverlapOrGap() {
    warehouse.build("one");

    for (StarTable table : Star.TABLES) {
      table
          .versions()
          .ifPresent(history ->
              assertThat(
                      count(
                          """
                          select count(*) from (
                            select %2$s as starts, lag(%3$s) over versions as ended, %3$s as ends,
                              lead(%2$s) over versions as next_starts, %4$s as is_current
                            from marts_one.%1$s
                            window versions as (partition by %5$s order by %2$s))
                          where coalesce(ended, timestamp '1900-01-01') <> starts
                            or starts >= ends
                            or is_current <> (next_starts is null)
                            or (is_current and ends <> timestamp '9999-12-31')
                          """
                              .formatted(
                                  table.name(),
                                  history.validFrom().getName(),
                                  history.validTo().getName(),
                                  history.isCurrent().getName(),
                                  history.durableKey().getName())))
                  .as(table.name())
                  .isZero());
    }
  }

  @Test
  void theTotalsOfCountedOrdersAreThoseOfTheirHeaders() {
    warehouse.build("one");

    assertThat(
            count(
                """
                select count(*) from (
                  select line.source_name, line.order_id, sum(line.total_amount) as lines,
                    max(coalesce(shop.total, till.total_money)) as header
                  from marts_one.fct_sales_line line
                  left join staging.woocommerce_orders shop
                    on shop.source_name = line.source_name and shop.id::varchar = line.order_id
                  left join staging.square_orders till
                    on till.source_name = line.source_name and till.id = line.order_id
                  where line.is_counted group by all)
                where lines <> header
                """))
        .isZero();
  }

  private long difference(StarTable table, String one, String other) {
    return count(
        "select count(*) from (select * from %2$s.%1$s except all select * from %3$s.%1$s)"
            .formatted(table.name(), one, other));
  }

  private long orphans(StarTable table, Reference reference) {
    Field<?> column = reference.column();
    return count(
        """
        select count(*) from marts_one.%1$s fact
        where fact.%2$s is null or not exists (
          select 1 from marts_one.%3$s dimension where dimension.%4$s = fact.%2$s)
        """
            .formatted(
                table.name(),
                column.getName(),
                reference.dimension(),
                reference.dimensionColumn().getName()));
  }

  private long count(String sql) {
    DSLContext dsl = warehouse.warehouse().dsl();
    return dsl.fetchSingle(sql).get(0, Long.class);
  }
}
