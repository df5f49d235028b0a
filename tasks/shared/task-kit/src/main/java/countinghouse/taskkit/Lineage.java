package countinghouse.taskkit;

import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells lineage of a run, when OpenLineage's own settings switch it on. A thread of its own does
 * it, so that a task neither waits for its beginning to be told nor fails with it; at its end it
 * waits a few seconds at most. Switched off, nothing of it is loaded.
 */
final class Lineage {
  /** How long a finished task waits until its events are passed on. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The same for a task that was stopped, of which the scheduler expects the end in 3 seconds. */
  private static final Duration STOPPED_PATIENCE = Duration.ofSeconds(1);

  /** Beside the task's jar. */
  private static final String LIBRARY = "lib/lineage/openlineage.jar";

  private static final int LONGEST_COMPLAINT = 300;
  private static final Pattern SECRET = Pattern.compile("KEY|TOKEN|PASSWORD|SECRET|AUTH");
  private static final Pattern CREDENTIALS = Pattern.compile("//([^/@\\s]+)@");

  private final Log log;
  private final Supplier<RunListener> finder;
  private final @Nullable ExecutorService courier;
  private @Nullable RunListener listener;
  private @Nullable TaskRun run;
  private boolean complained;

  private Lineage(Log log, boolean on, Supplier<RunListener> finder) {
    this.log = log;
    this.finder = finder;
    this.courier =
        on ? Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()) : null;
  }

  /** For a run in this environment; what is secret in its settings of lineage is never logged. */
  static Lineage of(Map<String, String> environment, Log log) {
    return of(environment, log, Lineage::besideTheTask);
  }

  static Lineage of(Map<String, String> environment, Log log, Supplier<RunListener> finder) {
    boolean on = isOn(environment);
    if (on) {
      environment.forEach((name, value) -> hideSecret(log, name, value));
    }
    return new Lineage(log, on, finder);
  }

  /** Whether the client's settings name somebody to tell, by the rules of Airflow's provider. */
  static boolean isOn(Map<String, String> environment) {
    boolean disabled =
        Boolean.parseBoolean(environment.getOrDefault("OPENLINEAGE_DISABLED", "").strip());
    return !disabled && (isConfigured(environment) || hasFile(environment));
  }

  void began(TaskRun began, Instant at) {
    run = began;
    tell(new RunEvent.Began(began, at));
  }

  void done(RunReport report, Instant at) {
    if (run != null) {
      tellTheEnd(new RunEvent.Done(run, at, report), PATIENCE);
    }
  }

  /** The message must hold no secret. */
  void failed(TaskFailure failure, String message, Instant at) {
    if (run == null) {
      return;
    }
    boolean stopped = failure.getCause() instanceof InterruptedException;
    RunEvent end = stopped ? new RunEvent.Stopped(run, at) : new RunEvent.Failed(run, at, message);
    tellTheEnd(end, stopped ? STOPPED_PATIENCE : PATIENCE);
  }

  private void tellTheEnd(RunEvent event, Duration patience) {
    tell(event);
    if (courier == null) {
      return;
    }
    courier.shutdown();
    try {
      if (!courier.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        complain("not passed on within " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(RunEvent event) {
    if (courier != null) {
      courier.execute(() -> pass(event));
    }
  }

  /** Runs on the courier's thread. Whatever goes wrong in lineage is no reason to stop a task. */
  private void pass(RunEvent event) {
    try {
      if (listener == null) {
        listener = finder.get();
      }
      listener.hear(event);
    } catch (Throwable e) {
      complain(String.valueOf(e));
    }
  }

  private synchronized void complain(String why) {
    if (!complained) {
      complained = true;
      String clean = CREDENTIALS.matcher(why).replaceAll("//***@");
      String brief = clean.substring(0, Math.min(clean.length(), LONGEST_COMPLAINT));
      log.warn("lineage was not told of this run, all else goes on: " + brief);
    }
  }

  /**
   * By a loader of its own, which lives as long as the process: on the class path the client's
   * libraries would change how others log.
   */
  private static RunListener besideTheTask() {
    try {
      URL code = Lineage.class.getProtectionDomain().getCodeSource().getLocation();
      Path library = Path.of(code.toURI()).resolveSibling(LIBRARY);
      URL[] libraries = {library.toUri().toURL()};
      ClassLoader task = Lineage.class.getClassLoader();
      ClassLoader loader = new URLClassLoader(libraries, new SharedClasses(task));
      return ServiceLoader.load(RunListener.class, loader)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(library + " is missing"));
    } catch (URISyntaxException | MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isConfigured(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(it -> !it.getValue().isBlank())
        .map(Map.Entry::getKey)
        .anyMatch(it ->
            it.equals("OPENLINEAGE_URL")
                || it.equals("OPENLINEAGE_CONFIG")
                || it.startsWith("OPENLINEAGE__TRANSPORT"));
  }

  private static boolean hasFile(Map<String, String> environment) {
    Optional<Path> ofUser =
        Optional.ofNullable(environment.get("HOME"))
            .map(home -> Path.of(home, ".openlineage", "openlineage.yml"));
    return Files.exists(Path.of("openlineage.yml")) || ofUser.filter(Files::exists).isPresent();
  }

  private static void hideSecret(Log log, String name, String value) {
    if (name.startsWith("OPENLINEAGE_")
        && SECRET.matcher(name.toUpperCase(Locale.ROOT)).find()
        && !value.isBlank()) {
      log.hide(Secret.of(value));
    }
  }
}
