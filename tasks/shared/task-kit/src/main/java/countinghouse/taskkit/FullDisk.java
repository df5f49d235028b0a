package countinghouse.taskkit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A disk that is full, a quota or a file-size limit that is reached. Whoever was writing, the JDK,
 * Parquet or the database, says it with the operating system's words; they are looked for here.
 */
public final class FullDisk {
  private static final List<String> SIGNS =
      List.of(
          "no space left on device",
          "disk quota exceeded",
          "file too large",
          // DuckDB, when what it wants to set aside fits neither memory nor disk.
          "max_temp_directory_size");

  private static final Pattern PATH = Pattern.compile("(?<![\\w.])/[^\\s\"':,;]+");

  private FullDisk() {}

  /**
   * The failure to report when a full disk is behind an exception: temporary, for with space the
   * same run can be made again.
   *
   * @param where what was being written, when the exception does not name a file
   */
  public static Optional<TaskFailure> behind(Throwable e, String where) {
    List<String> signs = messages(e, new HashSet<>()).filter(FullDisk::isSign).toList();
    if (signs.isEmpty()) {
      return Optional.empty();
    }
    // The innermost message says it most plainly, without the statement that was under way.
    String file =
        signs.reversed().stream()
            .flatMap(message -> path(message).stream())
            .findFirst()
            .orElse(where);
    return Optional.of(
        TaskFailure.temporary(
            "The disk is full: no space left on it, or a quota or file-size limit is reached",
            file,
            "Free some space; the task can then be run again as it is, nothing half-done counts",
            e));
  }

  private static boolean isSign(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(text::contains);
  }

  private static Optional<String> path(String message) {
    Matcher path = PATH.matcher(message);
    return path.find() ? Optional.of(path.group()) : Optional.empty();
  }

  private static Stream<String> messages(Throwable e, Set<Throwable> seen) {
    if (!seen.add(e)) {
      return Stream.empty();
    }
    Stream<Throwable> further =
        Stream.concat(Stream.ofNullable(e.getCause()), Stream.of(e.getSuppressed()));
    return Stream.concat(
        Stream.ofNullable(e.getMessage()), further.flatMap(it -> messages(it, seen)));
  }
}
