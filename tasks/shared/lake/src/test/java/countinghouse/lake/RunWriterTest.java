package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunWriterTest {
  @TempDir Path folder;

  @Test
  void aMissingRequiredValueNamesEntityRecordAndColumn() {
    try (RunWriter run = newRun()) {
      run.write(Examples.ORDERS, "A", null, null);

      assertRefused(
          () -> run.write(Examples.LINES, null, BigDecimal.ONE),
          "uid is required and missing",
          "square, order_lines, record 0");
    }
  }

  @Test
  void aValueOfTheWrongTypeIsShown() {
    try (RunWriter run = newRun()) {
      assertRefused(
          () -> run.write(Examples.ORDERS, "A", "12.50", null),
          "total wants DECIMAL(18,4), but the value is 12.50 (String)",
          "square, orders, record 0 (id A)");
    }
  }

  @Test
  void aDecimalIsNeverRounded() {
    try (RunWriter run = newRun()) {
      run.write(Examples.ORDERS, "A", new BigDecimal("0.10000000"), null);

      assertRefused(
          () -> run.write(Examples.ORDERS, "B", new BigDecimal("0.12345"), null),
          "0.12345 (BigDecimal)",
          "record 1 (id B)");
      assertRefused(
          () -> run.write(Examples.ORDERS, "B", new BigDecimal("123456789012345"), null),
          "123456789012345",
          "record 1 (id B)");
    }
  }

  @Test
  void anInstantBeyondFourDigitYearsIsRefused() {
    try (RunWriter run = newRun()) {
      assertRefused(
          () -> run.write(Examples.ORDERS, "A", null, Instant.MAX), "TIMESTAMP", "record 0");
    }
  }

  @Test
  void aRefusedRowIsNotCounted() {
    try (RunWriter run = newRun()) {
      run.write(Examples.ORDERS, "A", null, null);
      assertRefused(
          () -> run.write(Examples.ORDERS, null, null, null), "id is required", "record 1");

      assertThat(run.records()).isEqualTo(1);
      assertThat(run.commit().rows()).isEqualTo(1);
    }
  }

  @Test
  void misuseIsADefectOfOurs() {
    try (RunWriter run = newRun()) {
      assertThatThrownBy(() -> run.write(Examples.LINES, "a1", null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("before any head record");
      assertThatThrownBy(() -> run.write(Head.IDS, "A", null, null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no part of this run");
      assertThatThrownBy(() -> run.write(Examples.ORDERS, "A"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("3 columns");
      run.commit();
      assertThatThrownBy(run::commit).isInstanceOf(IllegalStateException.class);
    }
  }

  private RunWriter newRun() {
    return Lake.open(folder.toUri()).startRun(Examples.window());
  }

  private static void assertRefused(ThrowingCallable call, String what, String where) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
              assertThat(failure.what()).contains(what);
              assertThat(failure.where()).contains(where);
            });
  }
}
