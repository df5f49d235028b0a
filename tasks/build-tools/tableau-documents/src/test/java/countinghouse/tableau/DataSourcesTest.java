package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.semantics.Role;
import countinghouse.semantics.SemanticModel;
import countinghouse.semantics.SubjectArea;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DataSourcesTest {
  private static final SemanticModel MODEL = SemanticModel.read();
  private static final List<DataSource> SOURCES = new DataSources(MODEL).all();

  private static List<DataSource> sources() {
    return SOURCES;
  }

  private static DataSource source(String area) {
    return SOURCES.stream().filter(one -> one.area().name().equals(area)).findFirst().orElseThrow();
  }

  @Test
  void everySubjectAreaHasOneAndTheStamp() {
    assertThat(SOURCES.stream().map(source -> source.area().name()))
        .containsExactlyElementsOf(
            Stream.concat(MODEL.subjectAreas().stream().map(SubjectArea::name), Stream.of("build"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void namesAndShownCaptionsAreUnique(DataSource source) {
    assertThat(source.fields().stream().map(Field::name)).doesNotHaveDuplicates();
    assertThat(source.fields().stream().filter(field -> !field.isHidden()).map(Field::caption))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void keysAreHidden(DataSource source) {
    assertThat(source.fields())
        .filteredOn(field -> field.role() == Role.KEY)
        .allMatch(Field::isHidden);
  }

  @Test
  void aFactsNumbersAreHiddenSinceItsMeasuresSayHowTheyAreSummed() {
    assertThat(source("orders").column("fct_order", "net_amount").isHidden()).isTrue();
    assertThat(source("orders").find("order_value").orElseThrow().isHidden()).isFalse();
    assertThat(source("sales").column("dim_product", "list_price").isHidden()).isFalse();
  }

  @Test
  void aMeasureCountsOnlyWhatCounts() {
    assertThat(source("orders").find("orders").flatMap(Field::formula))
        .contains("COUNT(IF [is_counted (fct_order)] THEN [order_key (fct_order)] END)");
  }

  @Test
  void aYearHasNoComma() {
    assertThat(source("sales").column("dim_date", "year_number").format()).contains("*0");
  }

  @Test
  void whatIsBehindABridgeIsThere() {
    assertThat(source("sales").tables())
        .extracting(table -> table.name())
        .contains("bridge_order_promotion", "dim_promotion");
  }

  @Test
  void eachTableIsRelatedOnce() {
    for (DataSource source : SOURCES) {
      assertThat(source.relationships().stream().map(one -> one.left() + " " + one.right()))
          .doesNotHaveDuplicates()
          .hasSize(source.tables().size() - 1);
    }
  }
}
