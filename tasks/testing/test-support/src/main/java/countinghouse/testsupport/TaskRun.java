package countinghouse.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.taskkit.Host;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A task run in this process from its command line to its exit code, with all it said.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param log standard error: JSON lines
 * @param report the run report
 */
public record TaskRun(int exitCode, String out, String log, JsonNode report) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs a task. */
  public static TaskRun of(
      Task task, Map<String, String> environment, Clock clock, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host = new Host(environment, stream(out), stream(err), false, clock);
    try {
      Path report = Files.createTempFile("run-report", ".json");
      String[] all =
          Stream.concat(Stream.of(args), Stream.of("--report", report.toString()))
              .toArray(String[]::new);
      int exitCode = TaskRunner.run(all, task, host);
      JsonNode written = JSON.readTree(Files.readAllBytes(report));
      Files.delete(report);
      return new TaskRun(exitCode, text(out), text(err), written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages of the log lines of a level ({@code info}, {@code warning}, {@code error}). */
  public List<String> messages(String level) {
    return log.lines()
        .map(TaskRun::parsed)
        .filter(it -> it.path("level").asText().equals(level))
        .map(it -> it.path("message").asText())
        .toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
