package countinghouse.warehouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that has a DuckDB file open until it is destroyed. */
final class LockHolder {
  private LockHolder() {}

  static Process start(Path file) throws IOException {
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

  public static void main(String[] args) throws IOException {
    try (Warehouse warehouse = Warehouse.openUnchecked("jdbc:duckdb:" + args[0])) {
      System.out.println("open");
      int end = System.in.read();
      System.out.println(warehouse.address() + " closed after " + end);
    }
  }
}
