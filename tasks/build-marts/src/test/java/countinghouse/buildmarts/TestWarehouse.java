package countinghouse.buildmarts;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.migratewarehouse.Migration;
import countinghouse.star.Rules;
import countinghouse.taskkit.Log;
import countinghouse.testsupport.golden.StagingRows;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Warehouse;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.ConnectionCallable;

/** A migrated warehouse in a temporary folder, filled from CSV files and built from. */
final class TestWarehouse implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);

  private final Warehouse warehouse;

  TestWarehouse(Path folder) {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    warehouse = Warehouse.open(url);
  }

  Warehouse warehouse() {
    return warehouse;
  }

  /** Replaces all of staging by the rows of these files. */
  void fill(List<Path> files) {
    connected(connection -> {
      StagingRows rows = new StagingRows(connection);
      rows.clear();
      for (Path file : files) {
        rows.add(file);
      }
      return true;
    });
  }

  /** Adds the rows of these files as sources of other names, so that cases do not meet. */
  void addAs(String name, List<Path> files) {
    connected(connection -> {
      StagingRows rows = new StagingRows(connection).ofSources(name);
      for (Path file : files) {
        rows.add(file);
      }
      return true;
    });
  }

  /** Builds with the rules of a folder, where there is one. */
  Map<String, Long> build(String id, Path rules) {
    Optional<Path> own = Optional.of(rules).filter(Files::isDirectory);
    return new Build(warehouse, inputs(Rules.load(own)), CLOCK, log()).run(new BuildId(id));
  }

  Map<String, Long> build(String id) {
    return build(id, Path.of("none"));
  }

  Inputs inputs(Rules rules) {
    return new Inputs(
        warehouse.engine(),
        ZoneId.of("America/New_York"),
        Currency.getInstance("USD"),
        DayOfWeek.MONDAY,
        Month.JANUARY,
        rules,
        Set.of("woocommerce"));
  }

  /** Does something with the warehouse's own connection. */
  <T> T connected(ConnectionCallable<T> work) {
    return warehouse.dsl().connectionResult(work);
  }

  private static Log log() {
    return new Log(
        "build-marts", new PrintStream(java.io.OutputStream.nullOutputStream()), false, CLOCK);
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
