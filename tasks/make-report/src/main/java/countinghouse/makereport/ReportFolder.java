package countinghouse.makereport;

import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where reports are kept: {@code <build id>.html}, the last 30 of them, and {@code latest.html}, a
 * copy of the newest that a bookmark can point at.
 *
 * @param folder made when it is not there
 */
record ReportFolder(Path folder) {
  static final int KEPT = 30;
  private static final String LATEST = "latest.html";

  /** Build ids begin so, with the instant of their run, so that names sort by time. */
  private static final String OF_A_BUILD = "b[0-9]{8}t[0-9]{6}.*[.]html";

  /**
   * Writes a report, makes it the latest, and removes the oldest beyond 30.
   *
   * @return the file
   */
  Path keep(Report report) {
    Path file = write(folder.resolve(report.build() + ".html"), report);
    write(folder.resolve(LATEST), report);
    forgetOldest();
    return file;
  }

  /**
   * Writes a report so that a reader sees the old one or the new one, whole.
   *
   * @throws TaskFailure (75) when the disk is full; (78) when the file cannot be written
   */
  static Path write(Path target, Report report) {
    Path file = target.toAbsolutePath();
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(unfinished, report.html());
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw FullDisk.behind(e, file.toString()).orElseGet(() -> unwritable(file, e));
    }
  }

  private static TaskFailure unwritable(Path file, IOException e) {
    return TaskFailure.configuration(
        "The report cannot be written: " + e.getMessage(),
        file.toString(),
        "Name a folder that this user may write to",
        e);
  }

  private void forgetOldest() {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> reports =
          files
              .filter(file -> file.getFileName().toString().matches(OF_A_BUILD))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path old : reports.stream().skip(KEPT).toList()) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }
}
