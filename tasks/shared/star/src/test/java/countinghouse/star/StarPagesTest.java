package countinghouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the pages equal to the schema; {@code -Ddocs.rewrite=true} writes them anew. */
final class StarPagesTest {
  private static final Path PAGES = Path.of(System.getProperty("root.dir"), "docs", "reference");

  @Test
  void theDataDictionaryTellsEveryColumnAsTheSchemaHasIt() throws IOException {
    compare("data-dictionary.md", StarPages.dataDictionary());
  }

  @Test
  void theBusMatrixTellsTheDimensionsOfEveryFact() throws IOException {
    compare("bus-matrix.md", StarPages.busMatrix());
  }

  private static void compare(String page, String expected) throws IOException {
    Path file = PAGES.resolve(page);
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.createDirectories(PAGES);
      Files.writeString(file, expected);
    }
    assertThat(file).as("generated; rewrite it with `make docs`").hasContent(expected);
  }
}
