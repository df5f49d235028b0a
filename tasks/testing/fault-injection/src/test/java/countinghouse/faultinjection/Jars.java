package countinghouse.faultinjection;

import countinghouse.faultinjection.Moment.Habit;
import countinghouse.line.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the real jars through the launcher as processes of their own, and knows by and by how long
 * each takes and how often it changes its files.
 */
final class Jars {
  /** What the exit code of a killed process is. */
  static final int KILLED = 137;

  private static final Path LAUNCHER =
      Path.of(System.getProperty("root.dir"), "build/dist/countinghouse");
  private static final long POLL_MICROS = 200;
  private static final long LONGEST_SECONDS = 120;
  private static final Habit UNKNOWN = new Habit(1_500, 10);
  private final Map<String, Habit> habits = new ConcurrentHashMap<>();

  /** Starts a step of a line. */
  static Process start(
      Step step,
      Surroundings surroundings,
      Path folder,
      Map<String, String> environment,
      Path log) {
    List<String> command = new ArrayList<>(surroundings.words());
    command.addAll(List.of(LAUNCHER.toString(), step.task()));
    command.addAll(step.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a step to its end, or to the moment of its death.
   *
   * @param death when it is killed; null for never
   * @return its exit code, {@link #KILLED} when it was killed
   */
  int run(Step step, DisturbedLine line, @Nullable Moment death) throws InterruptedException {
    Habit habit = habits.getOrDefault(step.task(), UNKNOWN);
    int fatalChange = death == null ? Integer.MAX_VALUE : death.change(habit);
    long fatalMillis = death == null ? Long.MAX_VALUE : death.millis(habit);
    Watch watch = watch(step, line.folder());
    long began = System.nanoTime();
    Process process = line.start(step, Surroundings.PLAIN);
    int changes = 0;
    while (!process.waitFor(POLL_MICROS, TimeUnit.MICROSECONDS)) {
      changes += watch.hasChanged() ? 1 : 0;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      if (changes >= fatalChange && death != null) {
        process.waitFor(death.delayMicros(), TimeUnit.MICROSECONDS);
      }
      if (changes >= fatalChange || millis >= fatalMillis || millis > LONGEST_SECONDS * 1_000) {
        process.destroyForcibly();
        return process.waitFor();
      }
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    habits.put(step.task(), new Habit(millis, Math.max(changes, 1)));
    return process.exitValue();
  }

  /** An extraction changes its head's folder of the lake, everything else the line's own folder. */
  private static Watch watch(Step step, Path folder) {
    if (!step.task().startsWith("extract-")) {
      return new Watch(folder, 1);
    }
    String source = step.task().substring("extract-".length());
    return new Watch(folder.resolve("lake").resolve(source).resolve(step.arguments().get(1)), 2);
  }
}
