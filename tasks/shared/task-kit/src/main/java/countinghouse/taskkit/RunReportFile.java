package countinghouse.taskkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes a run report as JSON with a stable field order, whole or not at all. */
final class RunReportFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final String task;
  private final String version;

  RunReportFile(String task, String version) {
    this.task = task;
    this.version = version;
  }

  /** The report of a run that did its work. */
  ObjectNode done(RunReport report, Duration elapsed) {
    ObjectNode node = head(ExitCode.DONE);
    node.put("run", report.run()).put("source", report.source()).put("head", report.head());
    if (report.window() == null) {
      node.putNull("window");
    } else {
      node.putObject("window")
          .put("from", report.window().from().toString())
          .put("to", report.window().to().toString());
    }
    node.set("rows", rows(report.rows()));
    node.put("requests", report.requests()).put("bytes", report.bytes());
    node.put("seconds", seconds(elapsed));
    node.put("watermark", report.watermark() == null ? null : report.watermark().toString());
    node.set("details", JSON.valueToTree(report.details()));
    return node;
  }

  private static ObjectNode rows(RunReport.Rows rows) {
    ObjectNode node = JSON.createObjectNode().put("read", rows.read());
    return rows.isKnownInFull()
        ? node.put("new", rows.fresh())
            .put("unchanged", rows.unchanged())
            .put("rejected", rows.rejected())
        : node;
  }

  /** The report of a run that failed. */
  ObjectNode failed(TaskFailure failure, Duration elapsed, UnaryOperator<String> redact) {
    ObjectNode node = head(failure.exitCode());
    node.put("seconds", seconds(elapsed));
    node.putObject("failure")
        .put("what", redact.apply(failure.what()))
        .put("where", redact.apply(failure.where()))
        .put("what_to_do", redact.apply(failure.whatToDo()));
    return node;
  }

  /**
   * Looks before the work whether there is a place for its report: work that is done should not end
   * as a failure.
   *
   * @throws TaskFailure (78) when there is none
   */
  static void demandPlace(Path file) {
    Path folder = folderOf(file);
    if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      String why =
          Files.isDirectory(file)
              ? "it is a folder"
              : folder + (Files.isDirectory(folder) ? " is not writable" : " is no folder");
      throw unwritable(file, why, null);
    }
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling(".").normalize();
  }

  private static TaskFailure unwritable(Path file, String why, @Nullable Exception cause) {
    return new TaskFailure(
        ExitCode.CONFIGURATION,
        "The run report cannot be written: " + why,
        file.toString(),
        "Name a file in a folder that exists and is writable with --report or "
            + Setting.REPORT.variable(),
        cause);
  }

  /** Writes to a temporary name beside the file and renames it. */
  static void write(Path file, ObjectNode report) {
    try {
      Path folder = folderOf(file);
      Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
      Files.write(temporary, text(report).getBytes(StandardCharsets.UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e.toString(), e);
    }
  }

  private ObjectNode head(ExitCode code) {
    return JSON.createObjectNode()
        .put("task", task)
        .put("version", version)
        .put("exit_code", code.number());
  }

  private static String text(ObjectNode report) throws JsonProcessingException {
    return JSON.writeValueAsString(report) + "\n";
  }

  private static double seconds(Duration elapsed) {
    return elapsed.toMillis() / 1000.0;
  }
}
