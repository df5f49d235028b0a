package countinghouse.makereport.marts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.SnowflakeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report asks is text that Snowflake would take. */
final class SnowflakeTextTest {
  private static final Path QUESTIONS =
      Path.of(
          System.getProperty("root.dir"),
          "tasks/make-report/src/main/resources/countinghouse/makereport/sql");

  @TempDir Path folder;

  @Test
  void everyQuestionOfTheReportIsPlausibleToSnowflake() throws Exception {
    List<Path> filled = new ArrayList<>();
    for (Path question : questions()) {
      String text =
          Files.readString(question)
              .replace("${ops}", "ops")
              .replaceAll("[$][{][a-z_]+[}]", "20260615");
      filled.add(Files.writeString(folder.resolve(question.getFileName()), text + ";\n"));
    }
    assertThat(filled).hasSizeGreaterThan(15);
    assertThat(SnowflakeText.refused(filled)).isEmpty();
  }

  private static List<Path> questions() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      return files.sorted().toList();
    }
  }
}
