package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.KnownPeople;
import countinghouse.line.Line;
import countinghouse.line.Step;
import countinghouse.s3emulator.S3Emulator;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Everything;
import countinghouse.testsupport.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged erase-customer takes a person out of a lake in S3 that keeps versions: of what told
 * of the person no version is left, hidden ones included, and the lake alone gives the same again.
 */
class ErasedFromS3Test {
  private static final String BUCKET = "countinghouse";
  private static final LocalDate START = LocalDate.parse("2026-10-15");

  private final S3Emulator s3 = S3Emulator.start();
  private final Path home = World.home("erased-from-s3");
  private Storefront storefront;
  private Line line;
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void readFourDaysOfAShopAndATill() throws IOException {
    s3.systemProperties().forEach(System::setProperty);
    s3.createVersionedBucket(BUCKET);
    Folders.remove(home);
    Folders.make(home);
    storefront =
        new Storefront(
            new Storefront.Options(11, START, 4, 1.0, 0, home.resolve("truth"), "10.0.2"));
    Map<String, String> settings = new HashMap<>(Line.sources(storefront, START));
    settings.put("COUNTINGHOUSE_LAKE", "s3://" + BUCKET + "/lake");
    line = new Line(Folders.make(home.resolve("line")), settings);
    read(storefront.now());
  }

  private void read(Instant to) {
    now = to;
    storefront.playTo(now);
    line.extractShop(now);
    line.extractTill(now);
    load(line);
  }

  private void load(Line into) {
    into.done(Step.of("migrate-warehouse"), now);
    into.done(Step.of("load-staging"), now);
  }

  @AfterEach
  void stop() {
    storefront.close();
    s3.systemProperties().keySet().forEach(System::clearProperty);
    s3.close();
  }

  @Test
  void noVersionInTheBucketTellsOfThePersonAndARebuildFromItIsTheErasedWarehouse()
      throws Exception {
    KnownPeople.Person person =
        new KnownPeople(home.resolve("truth"), line.url()).whoBuysInShopAndTill();
    storefront.erase(person.id());
    read(now.plus(Duration.ofDays(1)));
    assertThat(told(person)).hasSizeGreaterThan(10);
    List<String> before = s3.keysWithVersions(BUCKET);

    String shown = erase(person.options());
    assertThat(shown).contains("Nothing was changed");
    assertThat(s3.keysWithVersions(BUCKET)).isEqualTo(before);

    List<String> confirmed = new ArrayList<>(person.options());
    confirmed.addAll(List.of("--confirm", "--by", "data office", "--reason", "ticket 17"));
    erase(confirmed);

    assertThat(told(person)).isEmpty();
    assertThat(s3.keysWithVersions(BUCKET)).hasSameSizeAs(before).isNotEqualTo(before);
    Line rebuilt = line.withWarehouseIn(Folders.make(home.resolve("rebuilt")));
    load(rebuilt);
    assertThat(staging(rebuilt)).isEqualTo(staging(line));
  }

  /** Runs the packaged task, and returns what it said. */
  private String erase(List<String> arguments) throws Exception {
    Map<String, String> environment = new HashMap<>(line.environment());
    environment.putAll(s3.environment());
    environment.put("COUNTINGHOUSE_NOW", now.toString());
    Path log = Files.createTempFile(home, "said", ".log");
    Step step = new Step("erase-customer", arguments);
    int exitCode = Jars.start(step, Surroundings.PLAIN, line.folder(), environment, log).waitFor();
    String said = Files.readString(log);
    assertThat(exitCode).as(said).isZero();
    return said;
  }

  /** Where any version of any object, or the warehouse, tells of the person. */
  private List<String> told(KnownPeople.Person person) throws IOException, SQLException {
    Path versions = Files.createTempDirectory(home, "versions");
    assertThat(s3.copyEveryVersion(BUCKET, versions)).isGreaterThan(20);
    List<String> told = new ArrayList<>(person.values().foundIn(Everything.in(versions)));
    told.addAll(person.values().foundIn(Everything.in(line.folder())));
    return told;
  }

  private static Map<String, List<String>> staging(Line line) throws SQLException {
    return Contents.of(line.url(), "staging", "loaded_at");
  }
}
