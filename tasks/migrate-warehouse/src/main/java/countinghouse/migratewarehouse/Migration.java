package countinghouse.migratewarehouse;

import static java.util.stream.Collectors.joining;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Migrations;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;

/** The migration itself, also for tests that need a warehouse. */
public final class Migration {
  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

  /**
   * What was done.
   *
   * @param applied versions that were new to this warehouse
   * @param versions all versions it has now, in order
   */
  public record Outcome(List<String> applied, List<String> versions) {
    /** Copies the lists. */
    public Outcome {
      applied = List.copyOf(applied);
      versions = List.copyOf(versions);
    }

    /** Whether there was no warehouse before. */
    boolean isNew() {
      return applied.size() == versions.size();
    }

    String summary() {
      return applied.isEmpty()
          ? "nothing to do, the warehouse has the versions " + String.join(", ", versions)
          : "applied the versions " + String.join(", ", applied);
    }
  }

  private Migration() {}

  /**
   * Makes the warehouse when there is none and applies what it lacks.
   *
   * @throws TaskFailure (75) when it cannot be opened just now; (77) when it refuses us; (78) when
   *     it cannot be opened or made, was migrated by a later release, or by migrations that have
   *     changed since
   */
  public static Outcome migrate(Settings settings) {
    // Open while Flyway works: the lock is taken once, and its failures are classified here.
    try (Warehouse warehouse = Warehouse.openUnchecked(settings, WarehouseRole.LOADER)) {
      Outcome outcome = migrate(warehouse);
      Warehouse.open(settings, WarehouseRole.LOADER).close();
      return outcome;
    }
  }

  /** The same for a warehouse that needs no more than its address. */
  public static Outcome migrate(String jdbcUrl) {
    return migrate(Settings.from(Map.of(Setting.WAREHOUSE.variable(), jdbcUrl)));
  }

  private static Outcome migrate(Warehouse warehouse) {
    FLYWAY_LOG.setLevel(Level.WARNING);
    Migrations.forgetFailed(warehouse);
    Flyway flyway = flyway(warehouse);
    try {
      List<String> applied =
          flyway.migrate().migrations.stream().map(migration -> migration.version).toList();
      return new Outcome(applied, versions(flyway.info().applied()));
    } catch (FlywayValidateException e) {
      throw TaskFailure.configuration(
          "The migrations of this release are not those that made the warehouse: "
              + versions(flyway.validateWithResult().invalidMigrations),
          warehouse.address(),
          "Use the release that made it. Else: " + Warehouse.REMEDY,
          e);
    } catch (FlywayException e) {
      throw warehouse
          .engine()
          .failure(e, warehouse.address())
          .orElseGet(() -> unmigratable(warehouse, e));
    }
  }

  private static String versions(List<ValidateOutput> invalid) {
    return invalid.stream()
        .map(it -> it.version + " (" + it.description + ")")
        .collect(joining(", "));
  }

  /**
   * A history of migrations that was taken away leaves tables of which nobody knows the version.
   */
  private static TaskFailure unmigratable(Warehouse warehouse, FlywayException e) {
    boolean hasHistory =
        warehouse
            .engine()
            .hasTable(warehouse.dsl(), warehouse.schemas().ops(), Migrations.HISTORY_TABLE);
    if (hasHistory) {
      throw e;
    }
    return TaskFailure.configuration(
        "The warehouse has tables, but no history of its migrations (ops."
            + Migrations.HISTORY_TABLE
            + ")",
        warehouse.address(),
        "Somebody took it away. " + Warehouse.REMEDY,
        e);
  }

  private static Flyway flyway(Warehouse warehouse) {
    return Flyway.configure()
        .dataSource(warehouse.connections())
        .locations(
            Migrations.FOLDERS.stream()
                .map(folder -> "classpath:warehouse-schema/" + folder)
                .toArray(String[]::new))
        .defaultSchema(warehouse.engine().inCatalog(warehouse.schemas().ops()))
        .table(Migrations.HISTORY_TABLE)
        .placeholders(warehouse.engine().placeholders())
        .outOfOrder(true)
        .failOnMissingLocations(true)
        .load();
  }

  private static List<String> versions(MigrationInfo[] applied) {
    return Arrays.stream(applied)
        .filter(migration -> migration.isVersioned())
        .map(migration -> migration.getVersion().getVersion())
        .toList();
  }
}
