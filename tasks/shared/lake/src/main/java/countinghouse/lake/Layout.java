package countinghouse.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Where things lie: {@code <source_name>/<head>/run=<to>-<random>/<file>}. */
final class Layout {
  static final String MANIFEST = "manifest.json";
  private static final String RUN = "run=";
  private static final Pattern REPLACEMENT = Pattern.compile("-r[0-9a-f]{16}$");
  private static final DateTimeFormatter TO =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Layout() {}

  static String runId(Instant to, long random) {
    return "%s-%016x".formatted(TO.format(to), random);
  }

  /**
   * The id of a run that stands for another. It sorts right behind it and before every other run,
   * so that the order of folding stays as it was.
   */
  static String replacementId(String runId, long random) {
    return "%s-r%016x".formatted(original(runId), random);
  }

  /** Whether a run, by its id or folder, stands for another. */
  static boolean isReplacement(String run) {
    return REPLACEMENT.matcher(run).find();
  }

  /** The id or folder of the first run for which this one may stand; itself when it is that one. */
  static String original(String run) {
    return REPLACEMENT.matcher(run).replaceAll("");
  }

  static String headFolder(String sourceName, String head) {
    return sourceName + "/" + head;
  }

  static String runFolder(String sourceName, String head, String runId) {
    return headFolder(sourceName, head) + "/" + RUN + runId;
  }

  /** The run folder a key lies in; empty when the key is no file of a run. */
  static String runFolderOf(String key) {
    String[] parts = key.split("/", -1);
    return parts.length == 4 && parts[2].startsWith(RUN)
        ? String.join("/", parts[0], parts[1], parts[2])
        : "";
  }

  /** The run that has this folder. */
  static RunName runName(String folder) {
    String[] parts = folder.split("/", -1);
    return new RunName(parts[0], parts[1], parts[2].substring(RUN.length()));
  }

  static boolean isManifest(String key) {
    return !runFolderOf(key).isEmpty() && key.endsWith("/" + MANIFEST);
  }
}
