package countinghouse.truthaudit;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Starts the audit; exits 0 only when truth and marts agree to the cent. */
public final class Main {
  private Main() {}

  /** Runs the audit with the given options. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /**
   * Runs the audit and returns the exit code: 0 agreed, 64 usage, 65 not agreed or not readable.
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return new CommandLine(new AuditCommand(out))
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          if (failure instanceof AuditFailure) {
            err.println(failure.getMessage());
            return AuditCommand.NOT_AGREED;
          }
          throw failure;
        })
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(args);
  }
}
