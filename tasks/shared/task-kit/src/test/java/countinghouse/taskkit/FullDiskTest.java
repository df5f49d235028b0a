package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "IO Error: Could not write file \"/var/lake/warehouse.duckdb\": No space left on device",
        "/var/lake/warehouse.duckdb: Disk quota exceeded",
        "write to /var/lake/warehouse.duckdb failed: File too large"
      })
  void itIsFoundBehindOtherExceptionsAndTheFileIsNamed(String message) {
    Exception e = new IllegalStateException("cannot commit", new IOException(message));

    TaskFailure failure = FullDisk.behind(e, "nowhere").orElseThrow();

    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure.where()).isEqualTo("/var/lake/warehouse.duckdb");
    assertThat(failure.whatToDo()).contains("Free some space");
  }

  @Test
  void itIsFoundAmongWhatWasSuppressed() {
    Exception e = new IllegalStateException("the database has been invalidated");
    e.addSuppressed(new IOException("No space left on device"));

    assertThat(FullDisk.behind(e, "the warehouse").orElseThrow().where())
        .isEqualTo("the warehouse");
  }

  @Test
  void otherTroubleIsNone() {
    assertThat(FullDisk.behind(new NoSuchElementException("space"), "")).isEmpty();
    Exception circle = new IllegalStateException("one");
    circle.addSuppressed(new IllegalStateException("two", circle));
    assertThat(FullDisk.behind(circle, "")).isEmpty();
  }
}
