package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.LockHolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
  @TempDir Path folder;

  @Test
  void aFileThatAnotherProcessHasOpenIsTemporary() throws IOException {
    Path file = folder.resolve("warehouse.duckdb");
    Process holder = LockHolder.start(file);
    try {
      TaskFailure failure = failure(() -> Warehouse.openUnchecked("jdbc:duckdb:" + file));
      assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
      assertThat(failure)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("PID " + holder.pid());
    } finally {
      holder.destroy();
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsAWrongSetting() throws IOException {
    Path file = Files.writeString(folder.resolve("warehouse.duckdb"), "minutes of a meeting");
    TaskFailure failure = failure(() -> Warehouse.open("jdbc:duckdb:" + file));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining(file.toString());
  }

  @Test
  void onlyMigrateWarehouseMakesTheFile() {
    Path file = folder.resolve("warehouse.duckdb");
    TaskFailure failure = failure(() -> Warehouse.open("jdbc:duckdb:" + file));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("a new one is made by migrate-warehouse");
    assertThat(file).doesNotExist();
  }

  @Test
  void aDatabaseWithoutMigrationsIsAWrongSetting() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Warehouse.openUnchecked(url).close();
    TaskFailure failure = failure(() -> Warehouse.open(url));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("lacks the migrations [1, 2, 3, 4, 5, 6, 101, 102");
  }

  @Test
  void anAddressOfAnotherKindIsAWrongSetting() {
    TaskFailure failure = failure(() -> Warehouse.open("jdbc:mysql://localhost/x"));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("COUNTINGHOUSE_WAREHOUSE");
  }

  @Test
  void aFileCalledAsASchemaIsRefusedBecauseNamesWouldBeAmbiguous() {
    String url = "jdbc:duckdb:" + folder.resolve("staging.duckdb");
    assertThat(failure(() -> Warehouse.openUnchecked(url)).exitCode())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void nothingIsDownloadedToOpenAFile() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    try (Warehouse warehouse = Warehouse.openUnchecked(url)) {
      assertThat(
              warehouse.dsl().fetchValue("select current_setting('autoinstall_known_extensions')"))
          .isEqualTo(false);
    }
  }

  @Test
  void spoiltBytesInTheFileAreNoDefectOfTheStatement() throws IOException {
    Path file = folder.resolve("warehouse.duckdb");
    try (Warehouse warehouse = Warehouse.openUnchecked("jdbc:duckdb:" + file)) {
      warehouse.dsl().execute("create table t as select md5(i::varchar) a from range(200000) x(i)");
    }
    spoil(file);
    try (Warehouse warehouse = Warehouse.openUnchecked("jdbc:duckdb:" + file)) {
      TaskFailure failure = failure(() -> warehouse.dsl().fetch("select sum(hash(t)) from t"));
      assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
      assertThat(failure)
          .hasMessageContaining("The warehouse's file is broken: ")
          .hasMessageContaining("rebuild-from-the-lake.md")
          .hasMessageNotContaining("select sum");
    }
  }

  private static void spoil(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = bytes.length() / 3; at < bytes.length() / 2; at += 4096) {
        bytes.seek(at);
        bytes.writeLong(0x5EED);
      }
    }
  }

  @Test
  void twoTransactionsOnOneRowConflictAndTheSecondMayTryAgain() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    try (Warehouse first = Warehouse.openUnchecked(url);
        Warehouse second = Warehouse.openUnchecked(url)) {
      first.dsl().execute("create table lock_of (taken bigint)");
      first.dsl().execute("insert into lock_of values (0)");
      TaskFailure failure =
          first.transaction(() -> {
            first.dsl().execute("update lock_of set taken = 1");
            return failure(() ->
                second.transaction(() -> second.dsl().execute("update lock_of set taken = 2")));
          });
      assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
      assertThat(second.dsl().fetchValue("select taken from lock_of")).isEqualTo(1L);
    }
  }

  @Test
  void sessionsAreInUtc() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    try (Warehouse warehouse = Warehouse.openUnchecked(url)) {
      assertThat(warehouse.dsl().fetchValue("select current_setting('TimeZone')")).isEqualTo("UTC");
    }
  }

  @Test
  void martsCanBeWrittenToTheSchemaOfABuild() {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    try (Warehouse warehouse = Warehouse.openUnchecked(url)) {
      String schema = warehouse.schemas().of(new BuildId("b1"));
      warehouse.engine().createSchema(warehouse.dsl(), schema);
      MartSchema.create(warehouse, schema);
      for (var mart : MartSchema.tables()) {
        assertThat(warehouse.dslWithMartsIn(schema).fetchCount(mart)).isZero();
        assertThat(warehouse.dsl().fetchCount(table(name(schema, mart.getName())))).isZero();
      }
    }
  }

  private static TaskFailure failure(ThrowingCallable work) {
    return catchThrowableOfType(TaskFailure.class, work);
  }
}
