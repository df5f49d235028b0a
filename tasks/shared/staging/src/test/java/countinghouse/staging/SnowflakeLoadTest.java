package countinghouse.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.SnowflakeEmulator.Moment;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads on the emulated Snowflake that are broken on purpose: nothing is lost, nothing is twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnowflakeLoadTest {
  private static final Instant DAY1 = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant DAY2 = DAY1.plus(Duration.ofDays(1));
  private static final Instant DAY3 = DAY1.plus(Duration.ofDays(2));
  private static final Instant OLD = Instant.parse("2025-06-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(DAY3, ZoneOffset.UTC);

  private static final Refund A = new Refund(1, DAY1, "a", List.of(11L, 12L));
  private static final Refund EDITED = new Refund(1, DAY1, "it's a \\ b", List.of(12L));
  private static final Refund OTHER = new Refund(2, OLD, "other", List.of(21L));

  private Path folder;
  private SnowflakeEmulator emulator;
  private Map<String, String> settings;
  private RefundLake shop;
  private int shops;

  @BeforeAll
  void migrateOnce(@TempDir Path temporary) {
    folder = temporary;
    emulator = SnowflakeEmulator.startWithFolder(folder);
    settings = new HashMap<>(emulator.settings("countinghouse", "countinghouse_loader"));
    emulator.makeStage("countinghouse", "s3://lake/");
    Migration.migrate(Settings.from(settings));
  }

  @AfterAll
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  /** A source of its own is as good as an empty warehouse. */
  @BeforeEach
  void openAnotherShop() throws IOException {
    emulator.clearFaults();
    shop = new RefundLake(folder.resolve("lake"), "shop" + ++shops);
  }

  @Test
  void editsDeletionsAndLateRunsAreFoldedAsOnDuckDb() throws IOException {
    shop.window(DAY1, A, OTHER);
    load();
    shop.window(DAY3, EDITED);
    load();
    shop.ids(DAY2, OLD, DAY2, true, List.of(OTHER));
    List<HeadOutcome> late = load();
    assertThat(late).extracting(HeadOutcome::refolded).containsExactly(true);

    String duckDb = "jdbc:duckdb:" + folder.resolve("warehouse" + shops + ".duckdb");
    Migration.migrate(duckDb);
    try (Warehouse other = Warehouse.open(duckDb);
        Warehouse warehouse = open()) {
      load(other);
      List<Version> versions = new StagedRefunds(warehouse, shop.source()).versions();
      assertThat(versions).isEqualTo(new StagedRefunds(other, shop.source()).versions());
      assertThat(versions).hasSize(4);
    }
  }

  @Test
  void theSameFileUnderANewRunAddsNothing() {
    shop.window(DAY1, A, OTHER);
    load();
    shop.window(DAY2, A, OTHER);
    assertThat(load()).extracting(outcome -> outcome.rows().fresh()).containsExactly(0L);
    assertThat(versions()).hasSize(2);
  }

  @Test
  void aConnectionLostInMidCopyIsTemporaryAndTheNextLoadHeals() {
    for (Moment moment : Moment.values()) {
      shop.window(moment == Moment.BEFORE ? DAY1 : DAY2, moment == Moment.BEFORE ? A : EDITED);
      emulator.breakConnection("copy into", 1, moment);
      TaskFailure failure = catchThrowableOfType(TaskFailure.class, this::load);
      assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
      assertThat(failure).hasMessageContaining("was lost").hasMessageContaining("Run it again");
      emulator.clearFaults();
      assertThat(load()).extracting(outcome -> outcome.rows().fresh()).containsExactly(1L);
    }
    assertThat(versions()).extracting(Version::reason).containsExactly("a", "it's a \\ b");
  }

  @Test
  void aCommitWhoseReplyWasLostIsFoundDoneByTheNextLoad() {
    shop.window(DAY1, A);
    emulator.breakConnection("^commit", 1, Moment.AFTER);
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, this::load);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
    emulator.clearFaults();
    assertThat(load()).isEmpty();
    assertThat(versions()).hasSize(1);
  }

  @Test
  void anExpiredTokenIsRenewedWithoutAWord() {
    shop.window(DAY1, A);
    emulator.expireToken("copy into", 1);
    assertThat(load()).hasSize(1);
    assertThat(versions()).hasSize(1);
  }

  @Test
  void aMissingRightIsARefusalThatSaysWhatToDo() {
    shop.window(DAY1, A);
    emulator.refuse("copy into", 1, 3001, "42501", "Insufficient privileges on stage 'LAKE'");
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, this::load);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure).hasMessageContaining("infra/snowflake/bootstrap");
  }

  @Test
  void ofTwoLoadsAtOnceEachRunIsLoadedByOne() throws Exception {
    shop.window(DAY1, A, OTHER);
    shop.window(DAY2, EDITED);
    emulator.delay("insert into .*woocommerce_refunds", 1, 2.0, Moment.BEFORE);
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Callable<List<HeadOutcome>> load = this::load;
      Future<List<HeadOutcome>> one = both.submit(load);
      Future<List<HeadOutcome>> other = both.submit(load);
      assertThat(one.get().size() + other.get().size()).isOne();
    }
    assertThat(versions()).hasSize(3);
  }

  private List<HeadOutcome> load() {
    try (Warehouse warehouse = open()) {
      return load(warehouse);
    }
  }

  private List<HeadOutcome> load(Warehouse warehouse) {
    return new StagingLoad(shop.lake(), warehouse, RefundLake.ZONE, CLOCK)
        .run(outcome -> {}, unreadable -> {}).stream()
            .filter(outcome -> outcome.head().source().equals(shop.source()))
            .toList();
  }

  private List<Version> versions() {
    try (Warehouse warehouse = open()) {
      return new StagedRefunds(warehouse, shop.source()).versions();
    }
  }

  private Warehouse open() {
    return Warehouse.open(Settings.from(settings), WarehouseRole.LOADER);
  }
}
