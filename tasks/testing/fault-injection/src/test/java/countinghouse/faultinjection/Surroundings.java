package countinghouse.faultinjection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What stands around the launcher when a task is started: nothing, or a shell that first takes
 * something away. Mounts are made in a namespace of the process's own, which needs no rights and
 * leaves nothing behind.
 *
 * @param words before the launcher's own
 */
record Surroundings(List<String> words) {
  /** Nothing is taken away. */
  static final Surroundings PLAIN = new Surroundings(List.of());

  private static final List<String> OWN_MOUNTS = List.of("unshare", "-Urm", "sh", "-ec");

  /** Whether this machine lets a user have mounts of its own. */
  static boolean haveOwnMounts() throws IOException, InterruptedException {
    Process attempt =
        new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
  }

  /**
   * The line lies on a disk of its own with so little space left; what is there at the end is
   * copied back.
   */
  static Surroundings disk(Path line, long freeKilobytes) {
    String script =
        """
        cp -a "$0/." "$0.copy"
        mount -t tmpfs -o size=4g tmpfs "$0"
        cp -a "$0.copy/." "$0"
        used=$(df --output=used -k "$0" | tail -1)
        mount -o "remount,size=$((used + %d))k" "$0"
        rm -rf "$0.copy"
        cd "$0"
        code=0
        "$@" || code=$?
        cp -a "$0/." "$0.after"
        exit $code
        """
            .formatted(freeKilobytes);
    return mounted(script, line);
  }

  /** A folder can be read and not written, not even by root. */
  static Surroundings readOnly(Path folder) {
    return mounted(
        """
        mount --bind "$0" "$0"
        mount -o remount,bind,ro "$0"
        exec "$@"
        """,
        folder);
  }

  private static Surroundings mounted(String script, Path folder) {
    List<String> words = new java.util.ArrayList<>(OWN_MOUNTS);
    words.add(script);
    words.add(folder.toString());
    return new Surroundings(words);
  }

  /** No file may become larger. */
  static Surroundings largestFile(long kilobytes) {
    return new Surroundings(
        List.of("bash", "-ec", "ulimit -f %d; exec \"$@\"".formatted(kilobytes), "limited"));
  }
}
