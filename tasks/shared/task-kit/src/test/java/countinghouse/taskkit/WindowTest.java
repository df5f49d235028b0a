package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WindowTest {
  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-06-02T00:00:00Z");

  @Test
  void itMayBeEmptyButNotBackwards() {
    assertThat(new Window(FROM, FROM).to()).isEqualTo(FROM);
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> new Window(TO, FROM));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
