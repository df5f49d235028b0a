package countinghouse.publishmarts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A reader of the marts in a process of its own, until its standard input is closed. What it finds
 * in one look is one line. Within one process DuckDB shares what is open, so a reader either holds
 * the file open or opens it again and again.
 */
final class ReaderProcess implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "select build_id from build_stamp",
          "select product_name from dim_product",
          "select country from dim_customer",
          "select channel_name from dim_channel",
          "select source_name from fct_sales_line",
          "select source_name from fct_refund_line",
          "select source_name from fct_payment",
          "select source_name from sales_movement");

  private final Process process;
  private final BufferedReader lines;

  /** What a reader does until it is stopped. */
  enum Habit {
    /** Opens the file once and looks at it first and last. */
    HOLD,
    /** Opens the file for every look. */
    REOPEN
  }

  private ReaderProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a reader and waits until it has looked once. */
  static ReaderProcess start(Habit habit, Path marts) throws IOException {
    ReaderProcess reader = new ReaderProcess(JavaProcess.start(ReaderProcess.class, habit, marts));
    if (reader.lines.readLine() == null) {
      throw new IllegalStateException("the reader ended before it read anything");
    }
    return reader;
  }

  /** Stops it; all that it saw after its first look. */
  List<String> stop() throws IOException {
    process.getOutputStream().close();
    return lines.lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Arguments: the habit and the file. */
  public static void main(String[] args) throws SQLException {
    Thread stopped = Thread.startVirtualThread(() -> awaitEnd(System.in));
    List<String> looks =
        Habit.valueOf(args[0]) == Habit.HOLD ? hold(args[1], stopped) : reopen(args[1], stopped);
    looks.forEach(System.out::println);
  }

  private static List<String> hold(String file, Thread stopped) throws SQLException {
    try (Connection connection = open(file)) {
      System.out.println(look(connection));
      stopped.join();
      return List.of(look(connection));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> reopen(String file, Thread stopped) throws SQLException {
    List<String> looks = new ArrayList<>();
    while (stopped.isAlive()) {
      try (Connection connection = open(file)) {
        looks.add(look(connection));
      }
      if (looks.size() == 1) {
        System.out.println(looks.getFirst());
      }
    }
    return looks;
  }

  private static void awaitEnd(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connection open(String file) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    return DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
  }

  /** The versions that one look finds: one, unless it sees a mix. */
  private static String look(Connection connection) throws SQLException {
    Set<String> versions = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery(table)) {
          while (row.next()) {
            versions.add(row.getString(1));
          }
        }
      }
    }
    return String.join(" and ", versions);
  }
}
