package countinghouse.verifysnowflake;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.s3emulator.S3Emulator;
import countinghouse.taskkit.ExitCode;
import countinghouse.testsupport.BootstrappedAccount;
import countinghouse.testsupport.SnowflakeEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as somebody with an account runs it: its script starts the packaged jar, which learns
 * from its environment where an emulated Snowflake is, and an emulated S3 that keeps versions.
 * Ctrl-C reaches it as a terminal sends it, to every process of the command.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final String BUCKET = "countinghouse";
  private static final String LAKE = "s3://" + BUCKET + "/lake";
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Duration POLL = Duration.ofMillis(20);
  private static final String WRITING = "trying: write runs into the lake's bucket";
  private static final String LOADING = "trying: copy from the stage";
  private static final String CLEANING_UP = "trying: nothing is left behind";

  /** What a shell tells of a program that Ctrl-C has ended. */
  private static final int INTERRUPTED = 130;

  private final S3Emulator s3 = S3Emulator.start();
  private final Map<String, String> environment = new HashMap<>();
  private SnowflakeEmulator emulator;
  private List<String> before = List.of();
  private Path folder;

  @BeforeAll
  void bootstrap(@TempDir Path temporary) throws Exception {
    folder = temporary;
    s3.createVersionedBucket(BUCKET);
    s3.put(BUCKET, "lake/woocommerce/orders/of-somebody-else", new byte[] {1});
    emulator =
        SnowflakeEmulator.startWithS3(s3.endpoint(), S3Emulator.ACCESS_KEY, S3Emulator.SECRET_KEY);
    Path keys = Files.createDirectory(folder.resolve("keys"));
    environment.putAll(BootstrappedAccount.in(emulator, LAKE + "/", keys).tasks());
    environment.putAll(s3.environment());
    environment.put("COUNTINGHOUSE_LAKE", LAKE);
    before = things();
  }

  @AfterEach
  void nothingIsLeftInTheWarehouseNorAnyVersionInTheBucket() throws Exception {
    emulator.clearFaults();
    assertThat(things()).isEqualTo(before);
  }

  @AfterAll
  void stopTheEmulators() {
    if (emulator != null) {
      emulator.close();
    }
    s3.close();
  }

  @Test
  void everythingPassesWhereEverythingIsThere() throws Exception {
    new EmulatedAccount(emulator).beAsDocumented();
    int soFar = emulator.log().size();
    Command command = start();
    assertThat(command.exitCode()).as(command::said).isEqualTo(ExitCode.DONE.number());
    assertThat(command.said()).doesNotContain("FAIL", "not tried");
    List<String> passed = command.said().lines().filter(line -> line.startsWith("pass ")).toList();
    assertThat(passed).hasSize(29);
    assertThat(passed.get(27)).contains("no role makes, drops or opens");
    demandDefinitionsAreTriedLast(soFar);
  }

  /** They are committed at once, and must not spoil what is tried after them. */
  private void demandDefinitionsAreTriedLast(int soFar) {
    List<String> forbidden =
        emulator.logAfter(soFar).stream()
            .map(SnowflakeEmulator.Sent::sql)
            .filter(sql -> sql.startsWith(RightsProofs.MARK))
            .map(sql -> sql.substring(RightsProofs.MARK.length()).replaceFirst(" .*", ""))
            .toList();
    assertThat(forbidden.subList(forbidden.indexOf("create"), forbidden.size()))
        .hasSize(8)
        .containsOnly("create", "grant", "drop");
  }

  @Test
  void controlCWhileFilesAreWrittenTakesThemAwayAndSaysSo() throws Exception {
    Command command = start();
    command.await(WRITING);
    awaitAFile(command);
    command.interrupt();
    demandTidyEnd(command);
  }

  @Test
  void aSecondControlCDoesNotKeepItFromTakingAwayWhatWasMade() throws Exception {
    Command command = start();
    command.await(LOADING);
    command.interrupt();
    command.await(CLEANING_UP);
    command.interrupt();
    demandTidyEnd(command);
  }

  private void awaitAFile(Command command) {
    int before = s3.keysWithVersions(BUCKET).size();
    while (s3.keysWithVersions(BUCKET).size() == before) {
      command.demandAlive();
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static void demandTidyEnd(Command command) throws Exception {
    assertThat(command.exitCode()).as(command::said).isEqualTo(INTERRUPTED);
    assertThat(command.said())
        .contains("pass       make schemas of its own", "pass       nothing is left behind")
        .contains("The task was stopped before it was done")
        .doesNotContain("FAIL", "build and check");
  }

  /** In a process group of its own, as a shell gives it; whatever whoever tests has ignored. */
  private Command start() throws IOException {
    Path said = Files.createTempFile(folder, "said", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "setsid",
                "env",
                "--default-signal=INT",
                ROOT.resolve("infra/local/verify-snowflake").toString(),
                "--as-built")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COUNTINGHOUSE_"));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new Command(builder.start(), said, System.nanoTime() + LONGEST.toNanos());
  }

  /** Every schema and table of the account, and every key of the bucket with a version of it. */
  private List<String> things() throws Exception {
    List<String> things = new ArrayList<>(new EmulatedAccount(emulator).things());
    things.addAll(s3.keysWithVersions(BUCKET));
    return things;
  }

  /**
   * The running command.
   *
   * @param process the leader of its group
   * @param output of all of it
   * @param latest when it must have ended, by {@link System#nanoTime}
   */
  private record Command(Process process, Path output, long latest) {
    String said() {
      try {
        return Files.readString(output, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void await(String text) {
      while (!said().contains(text)) {
        demandAlive();
        LockSupport.parkNanos(POLL.toNanos());
      }
    }

    void demandAlive() {
      assertThat(process.isAlive() && System.nanoTime() < latest).as(this::said).isTrue();
    }

    void interrupt() throws Exception {
      assertThat(
              new ProcessBuilder("kill", "-INT", "--", "-" + process.pid())
                  .inheritIO()
                  .start()
                  .waitFor())
          .isZero();
    }

    int exitCode() throws Exception {
      boolean hasEnded = process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (!hasEnded) {
        process.destroyForcibly();
      }
      assertThat(hasEnded).as(this::said).isTrue();
      return process.exitValue();
    }
  }
}
