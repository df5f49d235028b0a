package countinghouse.verifysnowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.testsupport.BootstrappedAccount;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verification, on the emulated Snowflake: that what is missing is found and named, and that
 * nothing is left behind in any case. That everything passes there, {@link PackagedCommandTest}
 * tries.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifySnowflakeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private SnowflakeEmulator emulator;
  private EmulatedAccount account;
  private Path lake;
  private Map<String, String> environment;
  private List<String> before;

  @BeforeAll
  void bootstrap(@TempDir Path folder) throws Exception {
    emulator = SnowflakeEmulator.startWithFolder(folder);
    account = new EmulatedAccount(emulator);
    lake = Files.createDirectory(folder.resolve("lake"));
    Files.createDirectories(lake.resolve("woocommerce/orders"));
    Files.writeString(lake.resolve("woocommerce/orders/of-somebody-else"), "stays");
    Path keys = Files.createDirectory(folder.resolve("keys"));
    environment = new HashMap<>(BootstrappedAccount.in(emulator, "s3://lake/", keys).tasks());
    environment.put("COUNTINGHOUSE_LAKE", lake.toUri().toString());
    emulator.run(
        "create table countinghouse.staging.others (id bigint)",
        "create schema countinghouse.marts_of_others");
    before = things();
  }

  @AfterEach
  void nothingIsLeftAndNothingElseWasTouched() throws Exception {
    emulator.clearFaults();
    assertThat(things()).isEqualTo(before);
  }

  @AfterAll
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void aWrongKeyIsNamedAndNothingElseIsTried() throws IOException {
    Map<String, String> wrong = new HashMap<>(environment);
    wrong.put(
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
        Files.readString(lake.resolveSibling("keys").resolve("bi.p8")));
    TaskRun run = verify(wrong);
    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.out())
        .contains("FAIL       log in by key pair", "What to do: Compare the user and its key")
        .contains("needs: log in by key pair");
  }

  @Test
  void everySettingThatIsMissingIsNamedAtOnce() {
    Map<String, String> some = new HashMap<>(environment);
    some.keySet().removeAll(List.of("COUNTINGHOUSE_LAKE", "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY"));
    TaskRun run = verify(some);
    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.log())
        .contains("Not set: COUNTINGHOUSE_LAKE, COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY.");
  }

  @Test
  void aMissingRightIsNamed() {
    emulator.refuse(
        "create transient schema verify_\\d+_ops", 1, 3001, "42501", "Insufficient privileges");
    TaskRun run = verify(environment);
    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.out())
        .contains("pass       log in by key pair", "FAIL       make schemas of its own")
        .contains("What to do: Run infra/snowflake/bootstrap again")
        .contains("pass       nothing is left behind");
  }

  @Test
  void aRoleThatTheTasksLackIsNamedBeforeAnythingIsMade() {
    withoutTransformer(() -> {
      int soFar = emulator.log().size();
      TaskRun run = verify(environment);
      assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
      assertThat(run.out())
          .contains("pass       log in by key pair", "FAIL       a role for each task")
          .contains("What to do: Run infra/snowflake/bootstrap again")
          .contains("pass       nothing is left behind");
      assertThat(emulator.logAfter(soFar)).noneMatch(sent -> sent.sql().contains("create"));
    });
  }

  @Test
  void whatCannotBeTakenAwayIsToldAndKeepsNothingElse() throws IOException {
    try (OwnGround ground = OwnGround.of(environment, NOW)) {
      ground.use();
      String prefix = "countinghouse." + ground.prefix();
      emulator.run(
          "create schema " + prefix + "marts",
          "create schema " + prefix + "ops",
          "create schema " + prefix + "staging");
      Path file = lake.resolve(ground.prefix().replaceFirst("_$", "")).resolve("deep/a-file");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "goes");
      emulator.refuse(
          "drop schema if exists verify_\\d+_ops", 1, 3001, "42501", "Insufficient privileges");
      withoutTransformer(() ->
          assertThatThrownBy(ground::clear)
              .hasMessageContaining("COUNTINGHOUSE_TRANSFORMER")
              .hasMessageContaining("Insufficient privileges"));
      assertThat(file).doesNotExist();
      try (Warehouse verifier = ground.openAs(OwnGround.VERIFIER)) {
        assertThat(ground.schemas(verifier)).containsExactly(ground.schema("ops"));
      }
      ground.clear();
    }
  }

  /** As an account would be whose bootstrap ended too early. */
  private void withoutTransformer(Runnable work) {
    emulator.run(
        "revoke role countinghouse_transformer from user countinghouse_tasks",
        "revoke role countinghouse_transformer from role countinghouse_eraser");
    try {
      work.run();
    } finally {
      emulator.run(
          "grant role countinghouse_transformer to user countinghouse_tasks",
          "grant role countinghouse_transformer to role countinghouse_eraser");
    }
  }

  /** The stage that the settings name is tried, whatever others there are. */
  @Test
  void aStageThatIsNotThereIsNamed() {
    Map<String, String> elsewhere = new HashMap<>(environment);
    elsewhere.put("COUNTINGHOUSE_WAREHOUSE_STAGE", "staging.elsewhere/archive");
    TaskRun run = verify(elsewhere);
    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.out())
        .contains("FAIL       copy from the stage")
        .contains(
            "What to do: Compare COUNTINGHOUSE_LAKE with the url of the stage, COUNTINGHOUSE_WAREHOUSE_STAGE")
        .contains("pass       nothing is left behind");
  }

  /** The emulator refuses nothing, as an account would that gives a role too much. */
  @Test
  void aRightTooManyIsNamed() throws IOException {
    try (OwnGround ground = OwnGround.of(environment, NOW)) {
      ground.use();
      String prefix = "countinghouse." + ground.prefix();
      emulator.run(
          "create schema " + prefix + "staging",
          "create schema " + prefix + "marts",
          "create table " + prefix + "staging.woocommerce_customers (id bigint)",
          "insert into " + prefix + "staging.woocommerce_customers values (1)");
      Capability transformer = named(new RightsProofs(ground).all(), "transformer");
      assertThatThrownBy(() -> transformer.proof().run())
          .hasMessageContaining("statements that were not refused")
          .hasMessageContaining("delete from " + ground.prefix() + "staging.woocommerce_customers");
      ground.clear();
    }
  }

  /** As a publication would leave them that forgot to trust the keys. */
  @Test
  void publishedKeysThatAreNotTrustedAreNamed() throws IOException {
    try (OwnGround ground = OwnGround.of(environment, NOW)) {
      ground.use();
      String marts = "countinghouse." + ground.prefix() + "marts";
      emulator.run(
          "create schema " + marts,
          "create table %s.dim_channel (channel_key bigint)".formatted(marts),
          "alter table %s.dim_channel add primary key (channel_key) norely".formatted(marts));
      Capability keys =
          named(new PublicationProofs(ground).all(), "keys of the published marts are trusted");
      assertThatThrownBy(() -> keys.proof().run())
          .hasMessageContaining("RELY of the primary keys of marts");
      ground.clear();
    }
  }

  @Test
  void aClauseOfTheContractThatIsNotKeptIsNamedAndTheOthersAreTried() throws IOException {
    try (OwnGround ground = OwnGround.of(environment, NOW)) {
      ground.use();
      emulator.refuse("convert_timezone", 1, 2140, "42601", "Unknown function CONVERT_TIMEZONE");
      int soFar = emulator.log().size();
      Capability contract = named(new AnswerProofs(ground).all(), "of every engine");
      assertThatThrownBy(() -> contract.proof().run())
          .hasMessageStartingWith("the business day ends at midnight of the zone: ")
          .hasMessageContaining("Unknown function CONVERT_TIMEZONE")
          .satisfies(thrown -> assertThat(thrown.getSuppressed()).as("all failures").hasSize(1));
      assertThat(emulator.logAfter(soFar))
          .anyMatch(sent -> sent.sql().contains("insert into verify_1795248000_c_staging.kept"));
      ground.clear();
    }
  }

  private static Capability named(List<Capability> all, String text) {
    return all.stream().filter(it -> it.name().contains(text)).findFirst().orElseThrow();
  }

  private TaskRun verify(Map<String, String> settings) {
    return TaskRun.of(
        new VerifySnowflake(settings, () -> false), settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Every schema and table of the account, and every file of the lake. */
  private List<String> things() throws SQLException, IOException {
    List<String> things = account.things();
    try (Stream<Path> files = Files.walk(lake)) {
      files.map(file -> lake.relativize(file).toString()).sorted().forEach(things::add);
    }
    return things;
  }
}
