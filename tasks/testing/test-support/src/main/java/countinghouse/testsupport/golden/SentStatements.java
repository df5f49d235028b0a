package countinghouse.testsupport.golden;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.SnowflakeEmulator.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares what was sent to the emulated Snowflake, in order, with a file of SQL: every session
 * with its role, every statement as it was rendered but for what no two runs have in common. With
 * the system property {@code golden.rewrite} the file is rewritten first, so that a change in what
 * is sent is a diff that somebody reviews.
 */
public final class SentStatements {
  /** The parts of a run's id that are random: of the run, and of one that stands for it. */
  private static final Pattern RUN =
      Pattern.compile("([0-9]{8}T[0-9]{6}Z-|(?<=[0-9a-f]{16})-r)[0-9a-f]{16}");

  private SentStatements() {}

  /**
   * Compares.
   *
   * @param file what is expected
   * @param title the first line of the file
   */
  public static void compare(Path file, String title, List<Sent> sent) {
    String text = "-- " + title + "\n" + text(sent);
    try {
      if (Boolean.getBoolean("golden.rewrite")) {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
      }
      assertThat(file).as("rewrite it with `make golden`").exists();
      assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(List<Sent> sent) {
    StringBuilder text = new StringBuilder();
    Map<Integer, Integer> sessions = new LinkedHashMap<>();
    int current = 0;
    for (Sent statement : sent) {
      int session = sessions.computeIfAbsent(statement.session(), it -> sessions.size() + 1);
      if (session != current) {
        text.append("\n-- Session %d, %s\n".formatted(session, statement.role()));
        current = session;
      }
      text.append('\n').append(normalised(statement.sql())).append(";\n");
    }
    return text.toString();
  }

  private static String normalised(String sql) {
    return RUN.matcher(sql.strip()).replaceAll("$1…");
  }
}
