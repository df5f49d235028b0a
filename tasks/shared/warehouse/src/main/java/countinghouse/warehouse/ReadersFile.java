package countinghouse.warehouse;

import countinghouse.taskkit.Disk;
import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.Identifier;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * The published marts as a DuckDB file of their own, {@code marts.duckdb} beside the warehouse's
 * file. Readers open it in the main schema, with their own program. A DuckDB file that is open for
 * writing can be opened by no other process, so the file is never written once it has its name: a
 * new one is written under another name ({@link #prepare}) and then takes the name in one step
 * ({@link #replace}). Who has the old one open keeps reading it.
 */
public final class ReadersFile {
  private static final String NAME = "marts.duckdb";

  /** The oldest DuckDB that can read the file: 1.2, so that readers need not follow our version. */
  private static final String STORAGE_VERSION = "v1.2.0";

  private final Warehouse warehouse;
  private final Path path;

  private ReadersFile(Warehouse warehouse, Path path) {
    this.warehouse = warehouse;
    this.path = path;
  }

  static ReadersFile beside(Warehouse warehouse) {
    Path file = Path.of(warehouse.address());
    if (file.endsWith(NAME)) {
      throw TaskFailure.configuration(
          "The warehouse's own file has the name of the readers' file",
          Setting.WAREHOUSE.variable() + ": " + file,
          "Call it warehouse.duckdb, for example");
    }
    return new ReadersFile(warehouse, file.resolveSibling(NAME));
  }

  /** Where readers find it. */
  public Path path() {
    return path;
  }

  /** Which build is in it; nothing when there is no file, or none that can be read. */
  public Optional<Stamp> stamp() {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      attach(path, "read_only");
      return Stamp.read(warehouse.dsl(), DSL.name("readers", "main"));
    } catch (RuntimeException notMarts) {
      return Optional.empty();
    } finally {
      warehouse.dsl().execute("detach database if exists readers");
    }
  }

  /**
   * Writes a new file under another name, whole and on the disk when this returns.
   *
   * @param build whose name the file bears
   * @param schema where the build is
   */
  public void prepare(BuildId build, String schema) {
    Path file = prepared(build);
    String home = String.valueOf(warehouse.dsl().fetchValue("select current_database()"));
    delete(file);
    try {
      attach(file, "storage_version '" + STORAGE_VERSION + "'");
      try {
        warehouse.dsl().execute("use readers.main");
        MartSchema.createHere(warehouse);
        warehouse.dsl().execute("use " + quoted(home) + ".main");
        MartSchema.copyRows(warehouse, Identifier.check(schema), "readers.main");
      } finally {
        warehouse.dsl().execute("use " + quoted(home) + ".main");
        warehouse.dsl().execute("detach readers");
      }
      force(file);
    } catch (RuntimeException e) {
      giveBack(file, e);
      throw e;
    }
  }

  private void force(Path file) {
    try {
      Disk.forceFile(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** On a full disk, what was written in vain would be in everybody's way. */
  private void giveBack(Path file, RuntimeException cause) {
    try {
      delete(file);
    } catch (TaskFailure e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives the prepared file the name that readers know, in one step. */
  public void replace(BuildId build) {
    try {
      Files.move(
          prepared(build),
          path,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Disk.forceFolder(folder());
    } catch (AtomicMoveNotSupportedException e) {
      throw new IllegalStateException("two names in one folder, yet no atomic move: " + path, e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Removes prepared files that never got the name. */
  public void sweep() {
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> prepared =
          files.filter(file -> name(file).startsWith(NAME + ".")).sorted().toList();
      for (Path file : prepared) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Path prepared(BuildId build) {
    return path.resolveSibling(NAME + "." + build.text());
  }

  private Path folder() {
    return path.resolveSibling(".");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void attach(Path file, String option) {
    warehouse
        .dsl()
        .execute("attach %s as readers (%s)".formatted(DuckDb.literal(file.toString()), option));
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(name(file) + ".wal"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private TaskFailure unwritable(IOException e) {
    return FullDisk.behind(e, path.toString())
        .orElseGet(() ->
            TaskFailure.configuration(
                "The readers' file cannot be written: " + e,
                path.toString(),
                "Give this user the folder",
                e));
  }
}
