package countinghouse.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another process that has a DuckDB file open until it is destroyed. */
public final class LockHolder {
  private LockHolder() {}

  /** Starts the process; returns when it has the file open. */
  public static Process start(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    if (!"open".equals(output.readLine())) {
      throw new IllegalStateException("the other process could not open " + file);
    }
    return process;
  }

  /** The other process: opens the file, says so, and waits for the end of its input. */
  public static void main(String[] args) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0])) {
      System.out.println("open");
      int end = System.in.read();
      System.out.println(connection + " closed after " + end);
    }
  }
}
