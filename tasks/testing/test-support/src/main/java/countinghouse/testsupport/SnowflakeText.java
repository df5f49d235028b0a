package countinghouse.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of SQL as Snowflake would judge their text, as far as the emulated Snowflake knows. */
public final class SnowflakeText {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final String EMULATOR = "tasks/testing/snowflake-emulator";

  private SnowflakeText() {}

  /**
   * What the check finds wrong, {@code file:line: text}; empty when nothing is. A test is skipped
   * where the Python environment of the check has not been made.
   */
  public static String refused(List<Path> files) throws IOException, InterruptedException {
    assumeThat(ROOT.resolve("build/snowflake-emulator-venv/bin/python"))
        .as("made by infra/local/snowflake-emulator-environment")
        .exists();
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve(EMULATOR).resolve("check_snowflake_sql").toString());
    files.forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isIn(0, 65);
    return printed;
  }
}
