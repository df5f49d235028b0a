package countinghouse.taskkit;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The process a task runs in.
 *
 * @param environment environment variables
 * @param out standard output
 * @param err standard error, where the log goes
 * @param terminal whether a person is watching
 * @param clock the real time
 */
public record Host(
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Clock clock) {

  /** The process this runs in. */
  static Host ofThisProcess() {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new Host(System.getenv(), System.out, System.err, terminal, Clock.systemUTC());
  }
}
