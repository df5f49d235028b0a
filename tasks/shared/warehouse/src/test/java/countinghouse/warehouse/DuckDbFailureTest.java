package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** The messages are DuckDB's own, as they were seen. */
final class DuckDbFailureTest {
  @Test
  void aFolderThatMayNotBeWrittenIsNoDefectAndNoConflict() {
    DataAccessException e =
        new DataAccessException(
            "SQL [create schema marts_second]; TransactionContext Error: Failed to commit: Cannot open"
                + " file \"/var/lib/countinghouse/warehouse.duckdb.wal\": Permission denied");
    TaskFailure failure = DuckDbFailure.of(e, "warehouse.duckdb").orElseThrow();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure.what())
        .startsWith("This user may not do it: TransactionContext Error")
        .contains("warehouse.duckdb.wal");
    assertThat(new DuckDb(new Schemas("")).isConflict(e)).isFalse();
  }

  @Test
  void memoryThatDoesNotSufficeMayComeBack() {
    DataAccessException e =
        new DataAccessException(
            "SQL [select 1]; Out of Memory Error: could not allocate block of size 256.0 KiB");
    assertThat(DuckDbFailure.of(e, "warehouse.duckdb").orElseThrow().exitCode())
        .isEqualTo(ExitCode.TEMPORARY);
  }

  @Test
  void whatTheStatementItselfDidWrongStaysADefect() {
    DataAccessException e =
        new DataAccessException("SQL [select x]; Binder Error: Referenced column \"x\" not found");
    assertThat(DuckDbFailure.of(e, "warehouse.duckdb")).isEmpty();
  }
}
