package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Entity;
import countinghouse.lake.RunKind;
import countinghouse.testsupport.StagingColumns;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the extractor writes is what the staging tables of warehouse-schema hold. */
final class StagingContractTest {

  @Test
  void everyEntityHasTheColumnsOfItsStagingTable() throws IOException, SQLException {
    Map<String, List<String>> written = new TreeMap<>();
    for (SquareHead head : SquareHead.values()) {
      for (Entity entity : head.mapping().head().entities(RunKind.FULL)) {
        written.put(entity.name(), columns(entity));
      }
    }
    assertThat(written).isEqualTo(StagingColumns.of("square"));
  }

  private static List<String> columns(Entity entity) {
    return entity.columns().stream()
        .map(it -> StagingColumns.described(it.name(), it.type().toString(), it.required()))
        .toList();
  }

  @Test
  void theHeadsAreCalledAsTheirTables() {
    assertThat(
            Arrays.stream(SquareHead.values())
                .map(it -> it.mapping().head().entity())
                .map(Entity::name))
        .containsExactlyElementsOf(
            Arrays.stream(SquareHead.values()).map(it -> it.lakeName()).toList());
  }
}
