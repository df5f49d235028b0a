package countinghouse.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of {@code bench.jar}. */
@Command(
    name = "bench",
    subcommands = {Pages.class, HandSql.class},
    description = "What `make bench` measures against.")
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
