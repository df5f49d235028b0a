package countinghouse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.BootstrappedAccount;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In which role of Snowflake a record is followed: a build that is not published yet is its owner's
 * alone, as {@code infra/snowflake/tests} says, and the auditor would be told that there is none.
 */
class TraceRoleTest {
  @TempDir Path folder;

  @Test
  void aBuildIsReadInTheRoleOfItsOwnerAndThePublishedMartsInTheAuditors() throws IOException {
    try (SnowflakeEmulator emulator = SnowflakeEmulator.startWithFolder(folder)) {
      Path keys = Files.createDirectory(folder.resolve("keys"));
      Path lake = Files.createDirectories(folder.resolve("lake"));
      Map<String, String> environment =
          new HashMap<>(BootstrappedAccount.in(emulator, "s3://lake/", keys).tasks());
      environment.put("COUNTINGHOUSE_LAKE", lake.toUri().toString());
      assertThat(roles(emulator, environment, "1234")).containsExactly("COUNTINGHOUSE_AUDITOR");
      assertThat(roles(emulator, environment, "1234", "--build", "b1"))
          .containsExactly("COUNTINGHOUSE_TRANSFORMER");
    }
  }

  /** Neither staging nor a build is there, so each ends early, but not before it has asked. */
  private static List<String> roles(
      SnowflakeEmulator emulator, Map<String, String> environment, String... arguments) {
    int before = emulator.log().size();
    TaskRun run =
        TaskRun.of(
            new Trace(),
            environment,
            Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC),
            arguments);
    assertThat(run.exitCode()).isNotZero();
    return emulator.logAfter(before).stream().map(SnowflakeEmulator.Sent::role).distinct().toList();
  }
}
