package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every block's HTML as it is kept under {@code golden}, one file a block; {@code make golden}
 * rewrites them, so that a change of the page is seen in its diff.
 */
final class GoldenTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("root.dir"), "tasks/make-report/src/test/resources/golden");
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");
  private static final String END = ".html";

  /** No section stands in another one. */
  private static final Pattern SECTION =
      Pattern.compile("<section (?:id|class)=\"([a-z-]+)\".*?</section>", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void everyBlockIsDrawnAsItIsKept() throws IOException {
    Map<String, String> drawn = new TreeMap<>();
    SECTION
        .matcher(ReportPage.of(Samples.tenDays(), folder).html())
        .results()
        .forEach(section -> drawn.put(section.group(1), section.group() + "\n"));
    if (REWRITE) {
      rewrite(drawn);
    }
    assertThat(drawn).hasSize(12).isEqualTo(kept());
  }

  private static void rewrite(Map<String, String> drawn) throws IOException {
    Files.createDirectories(GOLDEN);
    for (String block : kept().keySet()) {
      Files.delete(GOLDEN.resolve(block + END));
    }
    for (Map.Entry<String, String> block : drawn.entrySet()) {
      Files.writeString(GOLDEN.resolve(block.getKey() + END), block.getValue());
    }
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.toList()) {
        kept.put(file.getFileName().toString().replace(END, ""), Files.readString(file));
      }
    }
    return kept;
  }
}
