package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps the documents equal to what they are made of; {@code -Ddocs.rewrite=true} writes them anew.
 */
final class DocumentsTest {
  private static final Path FOLDER = WrittenDocuments.ROOT.resolve("infra").resolve("tableau");
  private static Map<String, String> documents = Map.of();

  @BeforeAll
  static void makeThem() throws IOException {
    documents = WrittenDocuments.made();
    if (Boolean.getBoolean("docs.rewrite")) {
      rewrite();
    }
  }

  private static void rewrite() throws IOException {
    for (var document : documents.entrySet()) {
      Path file = FOLDER.resolve(document.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, document.getValue());
    }
  }

  @Test
  void theDocumentsAreThoseOfModelAndDashboards() {
    documents.forEach((name, text) ->
        assertThat(FOLDER.resolve(name))
            .as("generated; rewrite it with `make docs`")
            .hasContent(text));
  }

  @Test
  void noOtherDocumentIsThere() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<String> found =
          files
              .map(file -> FOLDER.relativize(file).toString())
              .filter(name -> name.matches(".*\\.(twb|tds)"))
              .toList();
      assertThat(found).containsExactlyInAnyOrderElementsOf(documents.keySet());
    }
  }
}
