package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/reference/settings.md equal to the code; {@code -Ddocs.rewrite=true} writes it anew.
 */
final class SettingsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("root.dir", "../../..")).resolve("docs/reference/settings.md");

  @Test
  void thePageTellsEverySettingAsTheCodeHasIt() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).as("generated; rewrite it with -Ddocs.rewrite=true").hasContent(expected);
  }

  private static String page() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings

            <!-- Generated from countinghouse.taskkit.Setting; do not edit. -->

            Every task reads the same environment variables. A secret may also be given as a file:
            `NAME_FILE` holds the file's path. Secrets are never given on a command line. AWS is
            configured by its own variables (`AWS_REGION`, `AWS_ENDPOINT_URL_S3`, …), and so is
            [lineage](../how-to/lineage.md) (`OPENLINEAGE_URL`, …).

            | Variable | Meaning | Default | Example |
            |---|---|---|---|
            """);
    for (Setting setting : Setting.values()) {
      text.append(
          "| `%s`%s | %s | %s | %s |%n"
              .formatted(
                  setting.variable(),
                  setting.isSecret() ? " (secret)" : "",
                  setting.description(),
                  code(setting.fallback()),
                  code(setting.example())));
    }
    return text.toString();
  }

  private static String code(String value) {
    return value.isEmpty() ? "" : "`" + value + "`";
  }
}
