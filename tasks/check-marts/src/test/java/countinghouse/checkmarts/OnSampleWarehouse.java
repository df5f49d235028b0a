package countinghouse.checkmarts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of which each has a copy of its own of the {@link SampleWarehouse}. */
abstract class OnSampleWarehouse {
  @TempDir private static Path templateFolder;
  private static Path template = Path.of("");

  @TempDir Path folder;
  String url = "";

  @BeforeAll
  static void makeTemplate() {
    template = SampleWarehouse.make(templateFolder);
  }

  @BeforeEach
  void copyTemplate() throws IOException {
    Path file = folder.resolve("warehouse.duckdb");
    Files.copy(template, file);
    url = SampleWarehouse.url(file);
  }
}
