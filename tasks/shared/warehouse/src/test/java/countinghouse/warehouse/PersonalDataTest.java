package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.tables.staging.Staging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static final Set<String> NAMES_OF_THINGS =
      Set.of(
          "id",
          "uid",
          "line_uid",
          "return_uid",
          "source_name",
          "run_id",
          "content_run_id",
          "content_hash");

  @Test
  void itIsDecidedOfEveryTextOfEveryTableWhetherItIsPersonal() {
    List<String> undecided = new ArrayList<>();
    for (Table<?> table : Staging.STAGING.getTables()) {
      Arrays.stream(table.fields())
          .filter(field -> field.getDataType().isString())
          .map(Field::getName)
          .filter(column -> !NAMES_OF_THINGS.contains(column) && !isParent(table, column))
          .filter(column -> !PersonalData.isDecided(table.getName(), column))
          .forEach(column -> undecided.add(table.getName() + "." + column));
    }
    assertThat(undecided).as("decide in warehouse-schema/personal-data.csv").isEmpty();
  }

  @Test
  void whatAColumnSaysOfAPersonIsDecidedOfItsTableAlone() {
    assertThat(PersonalData.of("woocommerce_customers", "email")).isEqualTo(PersonalData.Kind.YES);
    assertThat(PersonalData.of("woocommerce_customers", "role")).isEqualTo(PersonalData.Kind.NO);
    assertThat(PersonalData.isDecided("woocommerce_customers", "role")).isTrue();
    assertThat(PersonalData.isDecided("woocommerce_customers", "shoe_size")).isFalse();
    assertThat(PersonalData.isDecided("woocommerce_categories", "name")).isTrue();
    assertThat(PersonalData.isDecided("woocommerce_newsletters", "email")).isFalse();
  }

  /** A child's first column that is no stamp is the id of its head. */
  private static boolean isParent(Table<?> table, String column) {
    return table.field("content_run_id") == null && table.indexOf(column) == 3;
  }

  @Test
  void everyTableOfStagingIsAHeadOrAChildOfOne() {
    List<String> reached =
        StagedHead.all().stream()
            .flatMap(head -> Stream.concat(Stream.of(head.table()), head.children().stream()))
            .map(Table::getName)
            .toList();
    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            Staging.STAGING.getTables().stream().map(Table::getName).toList());
    assertThat(StagedHead.of("square", "orders").orElseThrow().children()).hasSize(8);
  }
}
