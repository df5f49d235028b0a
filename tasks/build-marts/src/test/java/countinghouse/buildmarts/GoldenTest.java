package countinghouse.buildmarts;

import countinghouse.testsupport.golden.GoldenCase;
import countinghouse.testsupport.golden.GoldenRows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder under {@code golden} is a test of its own; the folder's name is its name. */
final class GoldenTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("root.dir"), "tasks/build-marts/src/test/resources/golden");

  @TempDir static Path folder;
  private static TestWarehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new TestWarehouse(folder);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  static List<GoldenCase> cases() {
    return GoldenCase.under(GOLDEN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theTableHoldsWhatTheCaseExpects(GoldenCase golden) {
    warehouse.fill(golden.inputs());
    warehouse.warehouse().engine().dropSchema(warehouse.warehouse().dsl(), "marts_golden");

    warehouse.build("golden", golden.rules());

    warehouse.connected(connection -> {
      new GoldenRows(connection, "marts_golden").compare(golden);
      return true;
    });
  }
}
