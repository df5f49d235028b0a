package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.semantics.SemanticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DashboardsTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final SemanticModel MODEL = SemanticModel.read();
  private static final String GOOD =
      """
      calculations:
        - name: last_day
          caption: Last day
          areas: [sales]
          type: date
          formula: "{FIXED : MAX([dim_date.full_date])}"
          description: The last day.
        - name: doubled
          caption: Doubled
          areas: [sales]
          type: decimal
          formula: "[net_sales] * 2"
          description: Twice.
      sheets:
        - name: By month
          area: sales
          mark: bar
          columns: [dim_date.month_start (axis)]
          rows: [net_sales]
          filters:
            - {field: dim_date.is_complete, is: [true]}
            - {field: dim_channel.channel_group, is: [Online, Other]}
          sort: {field: net_sales, by: units_sold}
          seen: Columns.
        - name: Figure
          area: sales
          mark: text
          lines: ["{doubled}", "until {last_day}"]
          seen: A figure.
      dashboards:
        - name: Page
          width: 800
          lead: What it answers.
          filters: [dim_product.product_line]
          rows:
            - {height: 100, sheets: [By month, Figure]}
      """;

  private static Dashboards read(String yaml) {
    return Dashboards.of("dashboards.yaml", yaml, MODEL);
  }

  @Test
  void aFileIsReadIntoSheetsOfADashboard() {
    Dashboards dashboards = read(GOOD);

    assertThat(dashboards.dashboards()).hasSize(1);
    Sheet month = dashboards.sheets().getFirst();
    assertThat(month.columns().getFirst().instance()).isEqualTo("[none:month_start (dim_date):qk]");
    assertThat(month.rows().getFirst().instance()).isEqualTo("[usr:net_sales:qk]");
    assertThat(month.filters())
        .extracting(Sheet.Filter::values)
        .containsExactly(List.of("true"), List.of("\"Online\"", "\"Other\""), List.of());
  }

  @Test
  void aFilterOfThePageIsOneForAllItsSheets() {
    Dashboards dashboards = read(GOOD);

    assertThat(dashboards.sheets())
        .allSatisfy(sheet ->
            assertThat(sheet.filters())
                .filteredOn(
                    filter -> filter.field().field().key().equals("dim_product.product_line"))
                .extracting(filter -> filter.group().orElseThrow())
                .containsExactly(1));
  }

  @Test
  void aCalculationIsAnAggregateWhenItsFormulaIs() {
    DataSource sales = read(GOOD).sources().getFirst();

    Field lastDay = sales.find("last_day").orElseThrow();
    assertThat(lastDay.formula()).contains("{FIXED : MAX([full_date (dim_date)])}");
    assertThat(lastDay.isDimension()).isTrue();
    assertThat(sales.find("doubled").orElseThrow().isAggregate()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "area: sales | area: sails | dashboards.yaml:16: \"sails\" is no subject area; there are [sales, ",
        "rows: [net_sales] | rows: [net_sails] | dashboards.yaml:19: \"net_sails\" is no field of sales",
        "(axis) | (axes) | dashboards.yaml:18: \"dim_date.month_start (axes)\" says (axes): only (axis) may",
        "rows: [net_sales] | rows: [dim_product.sku (count_distinct)] | says (count_distinct): only (axis) may",
        "is: [Online, Other] | is: [Online, Othr] | \"dim_channel.channel_group\" is filtered by \"Othr\", which neither its formula nor",
        "\"[net_sales] * 2\" | \"DATEDIFF('month', [last_day], [last_day])\" | dashboards.yaml:12: \"DATEDIFF('month', [last_day], [last_day])\" must say",
        "\"[net_sales] * 2\" | \"DATEADD('day', [net_sales], [last_day])\" | must say DATEADD('month', -1, …), a number",
        "\"[net_sales] * 2\" | \"IIF([net_sales] > 0, 1, 0)\" | has the word IIF, which is not known here",
        "description: Twice. | description: Twice.;     sort_by: net_sales | \"sort_by\" is no key here",
        "[dim_date.full_date] | [dim_date.day] | names [dim_date.day], which is no field of sales",
        "MAX( | MAXIMUM( | has the word MAXIMUM, which is not known here",
        "name: doubled | name: net_sales | dashboards.yaml:8: \"net_sales\" is a field already",
        "mark: bar | mark: text | dashboards.yaml:15: \"By month\" mark: text is for measures",
        "mark: bar | mark: area | dashboards.yaml:17: ",
        "mark: bar | mark: pie | dashboards.yaml:17: ",
        "seen: Columns. | note: Columns. | dashboards.yaml:25: Missing required creator property 'seen'",
        "filters: [dim_product | filtres: [dim_product | dashboards.yaml:34: \"filtres\" is no key here; there are [filters, lead, ",
        "rows: [net_sales] | rows: [] | dashboards.yaml:15: \"By month\" draws nothing",
        "sheets: [By month, Figure] | sheets: [By month] | dashboards.yaml:25: \"Figure\" is on no dashboard",
        "sheets: [By month, Figure] | sheets: [By month, Figure, Figure] | \"Figure\" is no sheet, or is on a dashboard already",
        "is: [true] | is: [] | dashboards.yaml:21: \"dim_date.is_complete\" is filtered by nothing",
        "field: net_sales, by | field: units_sold, by | \"units_sold\" is sorted and in neither columns nor rows",
        "area: sales | area: | dashboards.yaml:16: A key without a value",
        "lead: What it answers. | lead: | dashboards.yaml:33: A key without a value",
        "areas: [sales] | areas: [sails] | dashboards.yaml:4: \"sails\" is no subject area; there are [sales, ",
        "sheets: | formats: [{field: dim_date.day, pattern: d}]; sheets: | dashboards.yaml:14: \"dim_date.day\" is no field of any area",
        "sheets: | colours: [{field: dim_channel.name}]; sheets: | dashboards.yaml:14: \"dim_channel.name\" is no field of any area",
        "name: Page | name: Figure | \"Figure\" names a sheet, too",
      })
  void aSlipIsToldWithItsPlace(String right, String wrong, String message) {
    assertThat(GOOD).contains(right);

    assertThatThrownBy(
            () -> read(GOOD.replaceFirst(Pattern.quote(right), wrong.replace("; ", "\n"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void everyColourOfAValueIsOneOfTheReports() throws IOException {
    String css =
        Files.readString(
            ROOT.resolve(
                "tasks/make-report/src/main/resources/countinghouse/makereport/page/report.css"));
    Dashboards dashboards =
        Dashboards.read(ROOT.resolve("warehouse-schema").resolve("dashboards.yaml"), MODEL);

    assertThat(
            dashboards.sources().stream()
                .flatMap(source -> source.colours().stream())
                .flatMap(colours -> colours.colours().values().stream()))
        .isNotEmpty()
        .allSatisfy(colour -> assertThat(css).contains(colour));
  }
}
