package countinghouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import countinghouse.warehouse.TableKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StarTest {
  private static final Path MARTS =
      Path.of(System.getProperty("root.dir"), "warehouse-schema", "marts");

  static List<StarTable> tables() {
    return Star.TABLES;
  }

  @Test
  void everyFileOfTheMartsIsListedAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(MARTS)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(
              Star.TABLES.stream().map(table -> table.name() + ".sql").toList());
    }
  }

  @Test
  void dimensionsComeBeforeTheBridgesTheFactsAndTheView() {
    assertThat(Star.TABLES.stream().map(StarTable::kind)).isSorted();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theGrainComesFirst(StarTable table) throws IOException {
    assertThat(table.grain()).startsWith("One row per ");
    assertThat(Files.readString(MARTS.resolve(table.name() + ".sql")))
        .startsWith("-- " + table.grain());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyFactHasTheDayOnWhichItHappenedAndNothingElseHas(StarTable table) {
    assertThat(Star.factDate(table.table()).map(Field::getName))
        .isEqualTo(table.kind() == Kind.FACT ? Optional.of("date_key") : Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysAndReferencesAreColumnsOfTheTable(StarTable table) {
    assertThat(table.columns()).containsAll(table.key()).containsAll(table.naturalKey());
    assertThat(table.columns())
        .containsAll(table.references().stream().<Field<?>>map(Reference::column).toList());
    table
        .versions()
        .ifPresent(history ->
            assertThat(table.columns())
                .contains(
                    history.durableKey(),
                    history.validFrom(),
                    history.validTo(),
                    history.isCurrent())
                .containsAll(history.tracked()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyReferenceLeadsToADimensionOfTheStarOrToABridgeToOne(StarTable table) {
    for (Reference reference : table.references()) {
      StarTable dimension = Star.table(reference.dimension());
      assertThat(dimension.kind()).isIn(Kind.DIMENSION, Kind.BRIDGE);
      assertThat(dimension.columns()).contains(reference.dimensionColumn());
      assertThat(reference.column().getDataType())
          .isEqualTo(reference.dimensionColumn().getDataType());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyKeyColumnOfAFactIsAReference(StarTable table) {
    if (table.kind() == Kind.FACT) {
      List<String> keys =
          table.columns().stream()
              .map(Field::getName)
              .filter(name -> name.endsWith("_key"))
              .filter(name -> !isOwnKey(table, name))
              .toList();
      assertThat(table.references().stream().map(reference -> reference.column().getName()))
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  void aDatabaseIsToldOfThePrimaryKeyOfEveryTableAndOfEveryReferenceToOne() {
    assertThat(Star.keys().stream().filter(key -> key.parent().isEmpty()).map(TableKey::table))
        .containsExactlyElementsOf(
            Star.TABLES.stream().filter(table -> !table.isView()).map(StarTable::name).toList());
    assertThat(Star.keys())
        .doesNotHaveDuplicates()
        .contains(
            new TableKey("dim_date", "date_key", Optional.empty()),
            new TableKey("bridge_order_promotion", "order_key, promotion_key", Optional.empty()),
            new TableKey("bridge_order_promotion", "promotion_key", Optional.of("dim_promotion")),
            new TableKey("fct_order", "order_key", Optional.empty()),
            new TableKey("fct_order", "paid_date_key", Optional.of("dim_date")),
            new TableKey("fct_order", "customer_key", Optional.of("dim_customer")));
  }

  @Test
  void aDatabaseIsNotToldOfReferencesThatSeveralRowsAnswer() {
    assertThat(Star.keys()).extracting(TableKey::columns).doesNotContain("customer_durable_key");
    assertThat(Star.keys())
        .noneMatch(key -> key.parent().equals(Optional.of("bridge_order_promotion")));
  }

  @Test
  void theKeyOfATableIsGivenAsItsColumns() {
    StarTable bridge = Star.table("bridge_order_promotion");

    assertThat(bridge.keyFields()).containsExactlyElementsOf(bridge.key()).hasSize(2);
  }

  /** An order's own key is a reference, too: it leads to its promotions. */
  private static boolean isOwnKey(StarTable table, String name) {
    return name.equals(table.key().getFirst().getName())
        && table.references().stream()
            .noneMatch(reference -> reference.column().getName().equals(name));
  }
}
