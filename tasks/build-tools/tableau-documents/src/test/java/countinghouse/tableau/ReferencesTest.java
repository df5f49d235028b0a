package countinghouse.tableau;

import static countinghouse.tableau.WrittenDocuments.elements;
import static countinghouse.tableau.WrittenDocuments.texts;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.semantics.SemanticModel;
import countinghouse.semantics.SemanticTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whether all that a document names is there, which Tableau's schema does not ask: fields of
 * sheets, columns of the marts, sheets of dashboards.
 */
final class ReferencesTest {
  private static final Pattern USE = Pattern.compile("\\[(federated\\.\\w+)]\\.(\\[[^\\]]+])");
  private static final Pattern NAME = Pattern.compile("\\[[^\\]]+]");
  private static final Set<String> MADE_BY_TABLEAU =
      Set.of("[:Measure Names]", "[Multiple Values]");
  private static Map<String, Document> documents = Map.of();

  @BeforeAll
  static void parseThem() throws IOException {
    documents =
        WrittenDocuments.made().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> WrittenDocuments.parsed(entry.getValue())));
  }

  private static List<Document> workbooks() {
    return documents.entrySet().stream()
        .filter(document -> document.getKey().endsWith(".twb"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Test
  void everyColumnOfTheMartsIsThereUnderItsName() {
    documents.forEach((name, document) -> {
      Set<String> columns = columns(name.equals("countinghouse.twb"));
      assertThat(texts(document, "//cols/map/@value")).isNotEmpty().isSubsetOf(columns);
      for (Element source : elements(document, "//datasource[connection]")) {
        assertThat(texts(source, "connection/cols/map/@key"))
            .containsExactlyElementsOf(texts(source, ".//metadata-record/local-name"))
            .isSubsetOf(texts(source, "column/@name"));
      }
    });
  }

  private static Set<String> columns(boolean areSmall) {
    return SemanticModel.read().tables().stream()
        .flatMap(ReferencesTest::columns)
        .map(column -> areSmall ? column : column.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Stream<String> columns(SemanticTable table) {
    return table.columns().stream()
        .map(column -> "[%s].[%s]".formatted(table.name(), column.name()));
  }

  @Test
  void everyNameInADataSourceIsAFieldOfIt() {
    for (Document document : documents.values()) {
      for (Element source : elements(document, "//datasource[connection]")) {
        assertThat(texts(source, "column/@name")).doesNotHaveDuplicates();
        Set<String> fields = new HashSet<>(texts(source, "column/@name"));
        Stream.of(
                ".//drill-path/field",
                ".//folder-item/@name",
                ".//relationship/expression/expression/@op",
                "column-instance/@column")
            .forEach(path -> assertThat(fields).containsAll(texts(source, path)));
        assertThat(fields).containsAll(named(texts(source, "column/calculation/@formula")));
        assertThat(texts(source, "column-instance/@name"))
            .containsAll(texts(source, "default-sorts/computed-sort/@using"))
            .containsAll(texts(source, "style//encoding/@field"));
        assertThat(texts(source, ".//object/@id"))
            .doesNotHaveDuplicates()
            .containsAll(texts(source, ".//relationship/*/@object-id"));
      }
    }
  }

  private static List<String> named(List<String> formulas) {
    return formulas.stream()
        .flatMap(formula -> NAME.matcher(formula).results().map(MatchResult::group))
        .toList();
  }

  @Test
  void everyFieldOfASheetIsDeclaredInItAndInItsDataSource() {
    for (Document workbook : workbooks()) {
      for (Element sheet : elements(workbook, "//worksheet")) {
        String source = texts(sheet, ".//view/datasources/datasource/@name").getFirst();
        Element data =
            elements(workbook, "/workbook/datasources/datasource[@name='" + source + "']")
                .getFirst();
        Element declared = elements(sheet, ".//datasource-dependencies").getFirst();

        List<String> fields = texts(declared, "column/@name");
        assertThat(texts(data, "column/@name")).containsAll(fields);
        assertThat(fields)
            .containsAll(texts(declared, "column-instance/@column"))
            .containsAll(named(texts(declared, "column/calculation/@formula")));
        Set<Use> known =
            Stream.concat(
                    texts(declared, "column-instance/@name").stream(), MADE_BY_TABLEAU.stream())
                .map(instance -> new Use(source, instance))
                .collect(Collectors.toSet());
        assertThat(uses(sheet)).isNotEmpty().isSubsetOf(known);
      }
    }
  }

  private record Use(String source, String instance) {}

  private static List<Use> uses(Element sheet) {
    return Stream.of(
            ".//rows",
            ".//cols",
            ".//filter/@column",
            ".//slices/column",
            ".//computed-sort/@*",
            ".//manual-sort/@column",
            ".//bucket",
            ".//groupfilter/@member",
            ".//encodings/*/@column",
            ".//customized-label//run",
            ".//style//@field")
        .flatMap(path -> texts(sheet, path).stream())
        .flatMap(text -> USE.matcher(text).results())
        .map(match -> new Use(match.group(1), match.group(2)))
        .toList();
  }

  @Test
  void everyZoneShowsASheetThatHasAWindow() {
    for (Document workbook : workbooks()) {
      List<String> sheets = texts(workbook, "//worksheet/@name");
      for (Element dashboard : elements(workbook, "//dashboard")) {
        assertThat(sheets).containsAll(texts(dashboard, ".//zone/@name"));
        assertThat(texts(dashboard, "zones//zone/@id")).doesNotHaveDuplicates();
        assertThat(texts(dashboard, "devicelayouts//zone[not(@type-v2)]/@name"))
            .containsExactlyElementsOf(texts(dashboard, "zones//zone[not(@type-v2)]/@name"));
      }
      assertThat(texts(workbook, "//windows/window/@name"))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(sheets.stream(), texts(workbook, "//dashboard/@name").stream())
                  .toList());
      assertThat(texts(workbook, "//simple-id/@uuid")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aPartOfThePageHasTheSameNumberOnAPhone() {
    for (Document workbook : workbooks()) {
      for (Element dashboard : elements(workbook, "//dashboard")) {
        Map<String, String> numbers =
            elements(dashboard, "zones//zone").stream()
                .collect(Collectors.toMap(zone -> zone.getAttribute("id"), ReferencesTest::part));
        assertThat(elements(dashboard, "devicelayouts//zone"))
            .isNotEmpty()
            .allSatisfy(
                zone -> assertThat(numbers).containsEntry(zone.getAttribute("id"), part(zone)));
      }
    }
  }

  private static String part(Element zone) {
    return Stream.of("type-v2", "name", "param").map(zone::getAttribute).toList().toString();
  }

  @Test
  void aFieldStandsInOneHierarchy() {
    for (Document document : documents.values()) {
      for (Element source : elements(document, "//datasource[connection]")) {
        assertThat(texts(source, ".//drill-path/field")).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void everyZoneLiesWithinThePage() {
    for (Document workbook : workbooks()) {
      for (Element zone : elements(workbook, "//zone")) {
        assertThat(number(zone, "x") + number(zone, "w")).isLessThanOrEqualTo(100_001);
        assertThat(number(zone, "y") + number(zone, "h")).isLessThanOrEqualTo(100_001);
      }
    }
  }

  private static int number(Element zone, String attribute) {
    return Integer.parseInt(zone.getAttribute(attribute));
  }

  @Test
  void aFilterOfThePageIsInEverySheetOfIt() {
    Document workbook = workbooks().getFirst();
    Map<String, List<String>> shared =
        elements(workbook, "//worksheet").stream()
            .collect(
                Collectors.toMap(
                    sheet -> sheet.getAttribute("name"),
                    sheet -> texts(sheet, ".//filter[@filter-group]/@column")));
    for (Element dashboard : elements(workbook, "//dashboard")) {
      List<String> filters = texts(dashboard, "zones//zone[@type-v2='filter']/@param");
      assertThat(texts(dashboard, "zones//zone[not(@type-v2)]/@name"))
          .isNotEmpty()
          .allSatisfy(sheet -> assertThat(shared.get(sheet)).containsExactlyElementsOf(filters));
    }
  }

  @Test
  void bothWorkbooksShowTheSame() {
    Document one = workbooks().getFirst();
    Document other = workbooks().getLast();

    assertThat(texts(one, "//worksheets")).isEqualTo(texts(other, "//worksheets"));
    assertThat(texts(one, "//dashboards//@*")).isEqualTo(texts(other, "//dashboards//@*"));
    assertThat(texts(one, "//named-connection/connection/@class")).containsOnly(klass(one));
    assertThat(List.of(klass(one), klass(other))).containsExactlyInAnyOrder("hyper", "snowflake");
  }

  private static String klass(Document workbook) {
    return texts(workbook, "//named-connection/connection/@class").getFirst();
  }
}
