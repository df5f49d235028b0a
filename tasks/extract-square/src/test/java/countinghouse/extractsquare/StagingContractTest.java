package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Column;
import countinghouse.lake.Entity;
import countinghouse.lake.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class StagingContractTest {
  private static final Set<String> STAMPS =
      Set.of("source_name", "run_id", "content_run_id", "extracted_at", "is_deleted");
  private static final Pattern TABLE =
      Pattern.compile(
          "create \\$\\{transient} table if not exists \\$\\{staging}\\.square_(\\w+) \\((.*?)\n\\);",
          Pattern.DOTALL);

  @Test
  void everyStagingColumnIsWrittenUnderItsNameAndTypeAndNoOther() throws IOException {
    Map<String, List<String>> written = new LinkedHashMap<>();
    Arrays.stream(SquareHead.values())
        .flatMap(it -> it.mapping().head().entities(RunKind.FULL).stream())
        .forEach(it ->
            written.put(
                it.name(), it.storedColumns().stream().map(StagingContractTest::sql).toList()));

    assertThat(written).isEqualTo(stagingTables());
  }

  private static Map<String, List<String>> stagingTables() throws IOException {
    Path file =
        Path.of(System.getProperty("root.dir"), "warehouse-schema/staging/V102__square.sql");
    Matcher table = TABLE.matcher(Files.readString(file));
    Map<String, List<String>> tables = new LinkedHashMap<>();
    while (table.find()) {
      tables.put(table.group(1), columns(table.group(2)));
    }
    return tables;
  }

  private static List<String> columns(String body) {
    return Arrays.stream(body.strip().split(",\n", -1))
        .map(it -> it.strip().replaceAll("\\s+", " ").replace(" not null", ""))
        .filter(it -> !STAMPS.contains(it.substring(0, it.indexOf(' '))))
        .toList();
  }

  private static String sql(Column column) {
    String type =
        column
            .type()
            .toString()
            .toLowerCase(Locale.ROOT)
            .replace("text", "varchar")
            .replace(",", ", ");
    return column.name() + " " + type;
  }

  @Test
  void theHeadsAreCalledAsTheirTables() {
    assertThat(
            Arrays.stream(SquareHead.values())
                .map(it -> it.mapping().head().entity())
                .map(Entity::name))
        .containsExactlyElementsOf(
            Arrays.stream(SquareHead.values()).map(it -> it.option().replace('-', '_')).toList());
  }
}
