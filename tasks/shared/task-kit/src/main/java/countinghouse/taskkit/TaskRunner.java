package countinghouse.taskkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a task from its command line to its exit code, the same way for every task: options,
 * settings, log, run report, and one place that turns exceptions into exit codes.
 */
public final class TaskRunner {
  private static final Duration TO_TIDY_UP = Duration.ofSeconds(5);
  private static final long BYTES_PER_MIB = 1024 * 1024;

  private final Task task;
  private final Host host;
  private final CommonOptions common = new CommonOptions();
  private final CommandLine commandLine;
  private final String name;
  private final String version;
  private final Log log;

  private TaskRunner(Task task, Host host) {
    this.task = task;
    this.host = host;
    commandLine =
        new CommandLine(task).addMixin("common", common).setCaseInsensitiveEnumValuesAllowed(true);
    Times.register(commandLine);
    name = commandLine.getCommandName();
    version =
        Optional.ofNullable(task.getClass().getPackage().getImplementationVersion())
            .orElse("development");
    describe(commandLine.getCommandSpec());
    log = new Log(name, host.err(), host.terminal(), host.clock());
  }

  /**
   * What a {@code main} method calls: {@code System.exit(TaskRunner.main(new MyTask(), args))}. A
   * kill lets the task clean up for a few seconds before the process ends.
   */
  public static int main(Task task, String... args) {
    return main(task, TO_TIDY_UP, args);
  }

  /**
   * The same for a task that has more to clean up.
   *
   * @param toTidyUp how long a killed process may go on for that
   */
  public static int main(Task task, Duration toTidyUp, String... args) {
    quietLibraries();
    GracefulStop stop = GracefulStop.ofThisThread(toTidyUp);
    try {
      return run(args, task, Host.ofThisProcess());
    } finally {
      stop.finished();
    }
  }

  /** Runs a task in the given surroundings and returns its exit code; never throws. */
  public static int run(String[] args, Task task, Host host) {
    return new TaskRunner(task, host).run(args).number();
  }

  private ExitCode run(String[] args) {
    try {
      ParseResult parsed = commandLine.parseArgs(args);
      if (parsed.isUsageHelpRequested()) {
        commandLine.usage(host.out());
      } else if (parsed.isVersionHelpRequested()) {
        commandLine.printVersionHelp(host.out());
      } else {
        return work();
      }
      return ExitCode.DONE;
    } catch (ParameterException e) {
      TaskFailure failure = usage(e);
      tell(failure);
      return failure.exitCode();
    }
  }

  private static TaskFailure usage(ParameterException e) {
    List<String> meant =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return TaskFailure.usage(
        String.valueOf(e.getMessage()).replaceFirst("^Error: ", ""),
        "the command line",
        meant.isEmpty() ? "See --help" : "Is " + String.join(" or ", meant) + " meant? See --help");
  }

  private ExitCode work() {
    Instant start = host.clock().instant();
    RunReportFile reports = new RunReportFile(name, version);
    Lineage lineage = Lineage.of(host.environment(), log);
    try {
      Settings settings = Settings.from(named(host.environment()));
      settings.secrets().forEach(log::hide);
      reportFile().ifPresent(RunReportFile::demandPlace);
      tellSlips();
      lineage.began(new TaskRun(name, version, settings, host.environment()), start);
      RunReport report = task.run(context(settings));
      ObjectNode json = reports.done(report, elapsed(start));
      reportFile().ifPresent(file -> RunReportFile.write(file, json));
      summarize(report, elapsed(start));
      lineage.done(report, host.clock().instant());
      return ExitCode.DONE;
    } catch (Throwable e) {
      TaskFailure failure = classified(e);
      tell(failure);
      reportFailure(reports, failure, elapsed(start));
      lineage.failed(failure, log.clean(failure.getMessage()), host.clock().instant());
      return failure.exitCode();
    }
  }

  private void tellSlips() {
    Settings.slips(host.environment().keySet())
        .forEach((given, meant) ->
            log.warn(given + " is no setting and changes nothing; is " + meant + " meant?"));
  }

  /** A task that no scheduler has named goes by its own name. */
  private Map<String, String> named(Map<String, String> environment) {
    Map<String, String> named = new HashMap<>(environment);
    named.putIfAbsent(Setting.TASK.variable(), name);
    return named;
  }

  private TaskContext context(Settings settings) {
    return new TaskContext(
        settings,
        settings.clock(host.clock()),
        log,
        new Progress(log, host.err(), host.terminal(), host.clock()),
        host.out(),
        version);
  }

  private static TaskFailure classified(Throwable e) {
    return switch (e) {
      case TaskFailure failure -> failure;
      case ParameterException wrong -> usage(wrong);
      case OutOfMemoryError full ->
          TaskFailure.configuration(
              "The memory that Java may take is used up: " + full.getMessage(),
              "this process, which may take "
                  + Runtime.getRuntime().maxMemory() / BYTES_PER_MIB
                  + " MiB",
              "Let it take more, such as COUNTINGHOUSE_JAVA_OPTIONS=-Xmx2g, and run it again",
              full);
      case InterruptedException stopped ->
          TaskFailure.temporary(
              "The task was stopped before it was done", "this process", "Run it again", stopped);
      default -> FullDisk.behind(e, "see the log").orElseGet(() -> defect(e));
    };
  }

  private static TaskFailure defect(Throwable e) {
    return new TaskFailure(
        ExitCode.DEFECT,
        "A defect in this program: " + e,
        "see the stack trace in the log",
        "Report it, with the log",
        e);
  }

  private void tell(TaskFailure failure) {
    if (failure.exitCode() == ExitCode.DEFECT) {
      log.error(failure.what(), failure);
    } else {
      log.error(failure.getMessage(), "exit_code", failure.exitCode().number());
    }
  }

  private void reportFailure(RunReportFile reports, TaskFailure failure, Duration elapsed) {
    try {
      ObjectNode json = reports.failed(failure, elapsed, log::clean);
      reportFile()
          .ifPresent(file -> {
            RunReportFile.demandPlace(file);
            RunReportFile.write(file, json);
          });
    } catch (TaskFailure second) {
      if (!second.what().equals(failure.what())) {
        log.error(second.getMessage());
      }
    }
  }

  private Optional<Path> reportFile() {
    @Nullable String fromEnvironment = host.environment().get(Setting.REPORT.variable());
    return Optional.ofNullable(common.report)
        .or(() -> Optional.ofNullable(fromEnvironment).filter(it -> !it.isBlank()).map(Path::of));
  }

  private Duration elapsed(Instant start) {
    return Duration.between(start, host.clock().instant());
  }

  private void summarize(RunReport report, Duration elapsed) {
    RunReport.Rows rows = report.rows();
    String text =
        String.format(Locale.ROOT, "done in %.1f s", elapsed.toMillis() / 1000.0)
            + counted(rows.read(), "read")
            + counted(rows.fresh(), "new")
            + counted(rows.unchanged(), "unchanged")
            + counted(rows.rejected(), "rejected");
    if (report.head() == null) {
      log.info(text);
    } else {
      log.info(text, "head", report.head());
    }
  }

  private static String counted(long rows, String what) {
    return rows == 0 ? "" : String.format(Locale.ROOT, ", %,d rows %s", rows, what);
  }

  private void describe(CommandSpec spec) {
    Map<String, String> codes = new LinkedHashMap<>();
    Arrays.stream(ExitCode.values())
        .forEach(code -> codes.put(Integer.toString(code.number()), code.meaning()));
    spec.version(name + " " + version);
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
  }

  /** Libraries that would write to standard error what is no log line of ours. */
  private static void quietLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }
}
