package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void everySettingIsReadWithItsType() {
    Settings settings =
        Settings.from(
            Map.of(
                "COUNTINGHOUSE_LAKE", "s3://bakery/lake",
                "COUNTINGHOUSE_TIMEZONE", "Europe/Berlin",
                "COUNTINGHOUSE_CURRENCY", "EUR",
                "COUNTINGHOUSE_START", "2024-02-29",
                "COUNTINGHOUSE_WEEK_START", "sunday",
                "COUNTINGHOUSE_FISCAL_YEAR_START", "7"));
    assertThat(settings.lake()).isEqualTo(URI.create("s3://bakery/lake"));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(settings.start(CLOCK)).contains(LocalDate.of(2024, 2, 29));
    assertThat(settings.weekStart()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(settings.fiscalYearStart()).isEqualTo(Month.JULY);
  }

  @Test
  void whatIsNotSetFallsBackToItsDefault() {
    Settings settings = Settings.from(Map.of("COUNTINGHOUSE_START", "  "));
    assertThat(settings.weekStart()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(settings.fiscalYearStart()).isEqualTo(Month.JANUARY);
    assertThat(settings.start(CLOCK)).isEmpty();
    assertThat(settings.optional(Setting.WOOCOMMERCE_URL)).isEmpty();
  }

  @Test
  void historyMayStartWhereTheDayHasBegunAndNoLater() {
    Settings tomorrow = Settings.from(Map.of("COUNTINGHOUSE_START", "2026-06-16"));
    assertThat(tomorrow.start(CLOCK)).contains(LocalDate.of(2026, 6, 16));
    Settings later = Settings.from(Map.of("COUNTINGHOUSE_START", "2026-06-17"));
    assertThatThrownBy(() -> later.start(CLOCK))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("COUNTINGHOUSE_START lies in the future: 2026-06-17");
  }

  @Test
  void sourcesInUseAreThoseThatAreNamedElseAll() {
    Set<String> known = Set.of("woocommerce", "square");
    assertThat(Settings.from(Map.of()).sources(known)).isEqualTo(known);
    assertThat(Settings.from(Map.of("COUNTINGHOUSE_SOURCES", " square, ")).sources(known))
        .containsExactly("square");
    Settings slip = Settings.from(Map.of("COUNTINGHOUSE_SOURCES", "woocommerce,sqare"));
    assertThat(failure(() -> slip.sources(known)))
        .hasMessageContaining("COUNTINGHOUSE_SOURCES cannot be understood")
        .hasMessageContaining("sqare");
    Settings nothing = Settings.from(Map.of("COUNTINGHOUSE_SOURCES", ","));
    assertThat(failure(() -> nothing.sources(known)))
        .hasMessageContaining("COUNTINGHOUSE_SOURCES cannot be understood");
  }

  @Test
  void aMissingSettingNamesItsVariableAndAnExample() {
    TaskFailure failure = failure(() -> Settings.from(Map.of()).required(Setting.WOOCOMMERCE_URL));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure)
        .hasMessageContaining("COUNTINGHOUSE_WOOCOMMERCE_URL is not set")
        .hasMessageContaining("https://shop.example.com");
  }

  @Test
  void aLakeMayLieInAFolderWithASpaceInItsName() {
    Settings written = Settings.from(Map.of("COUNTINGHOUSE_LAKE", "file:///home/ann/my lake"));
    Settings escaped = Settings.from(Map.of("COUNTINGHOUSE_LAKE", "file:///home/ann/my%20lake"));
    assertThat(written.lake().getPath()).isEqualTo("/home/ann/my lake");
    assertThat(escaped.lake()).isEqualTo(written.lake());
  }

  @ParameterizedTest
  @CsvSource({
    "LAKE, /var/lake",
    "LAKE, http://bucket/lake",
    "LAKE, file://var/lake",
    "LAKE, s3://key:secret@bucket/lake",
    "TIMEZONE, +02:00",
    "TIMEZONE, Mars/Olympus",
    "CURRENCY, dollars",
    "START, 01.02.2024",
    "WEEK_START, someday",
    "FISCAL_YEAR_START, 13",
  })
  void anUnreadableSettingIsAConfigurationFailureThatNamesIt(Setting setting, String value) {
    Settings settings = Settings.from(Map.of(setting.variable(), value));
    TaskFailure failure =
        failure(() -> {
          switch (setting) {
            case LAKE -> settings.lake();
            case TIMEZONE -> settings.zone();
            case CURRENCY -> settings.currency();
            case START -> settings.start(CLOCK);
            case WEEK_START -> settings.weekStart();
            case FISCAL_YEAR_START -> settings.fiscalYearStart();
            default -> throw new IllegalArgumentException(setting.name());
          }
        });
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure)
        .hasMessageContaining(setting.variable())
        .hasMessageContaining(setting.example());
  }

  @Test
  void aSecretComesFromItsVariableOrFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "from-a-file\n");
    Settings settings =
        Settings.from(
            Map.of(
                "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY",
                "ck_inline",
                "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN_FILE",
                file.toString()));
    assertThat(settings.secret(Setting.WOOCOMMERCE_CONSUMER_KEY).reveal()).isEqualTo("ck_inline");
    assertThat(settings.secret(Setting.SQUARE_ACCESS_TOKEN).reveal()).isEqualTo("from-a-file");
    assertThat(settings.secrets()).hasSize(2).allSatisfy(it -> assertThat(it).hasToString("***"));
  }

  @Test
  void aSecretGivenTwiceOrInAnUnreadableFileIsRefused() {
    String variable = Setting.SQUARE_ACCESS_TOKEN.variable();
    String file = Setting.SQUARE_ACCESS_TOKEN.fileVariable();
    String absent = folder.resolve("absent").toString();
    assertThat(failure(() -> Settings.from(Map.of(variable, "token", file, absent))))
        .hasMessageContaining("both set");
    assertThat(failure(() -> Settings.from(Map.of(file, absent))))
        .hasMessageContaining(file)
        .hasMessageContaining(absent);
  }

  @Test
  void aFileWithNoSecretOrMoreThanOneIsRefusedWithoutShowingIt() throws IOException {
    String variable = Setting.SQUARE_ACCESS_TOKEN.fileVariable();
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path two = Files.writeString(folder.resolve("two"), "canary\nthe old one\n");
    assertThat(failure(() -> Settings.from(Map.of(variable, empty.toString()))))
        .hasMessageContaining("is empty: " + empty)
        .hasMessageContaining(variable);
    assertThat(failure(() -> Settings.from(Map.of(variable, two.toString()))))
        .hasMessageContaining("has 2 lines: " + two)
        .hasMessageNotContaining("canary");
  }

  @Test
  void aKeyInPemMayHaveManyLines() throws IOException {
    String pem = "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----";
    Path file = Files.writeString(folder.resolve("key.pem"), pem + "\n");
    Setting setting = Setting.WAREHOUSE_PRIVATE_KEY;
    assertThat(
            Settings.from(Map.of(setting.fileVariable(), file.toString())).secret(setting).reveal())
        .isEqualTo(pem);
  }

  @Test
  void aVariableThatIsWrittenAlmostAsASettingIsFound() {
    assertThat(
            Settings.slips(
                Set.of(
                    "COUNTINGHOUSE_FISCAL_YEAR_STRAT",
                    "COUNTINGHOUSE_SQUARE_ACCES_TOKEN_FILE",
                    "COUNTINGHOUSE_WEEK_START",
                    "PATH")))
        .isEqualTo(
            Map.of(
                "COUNTINGHOUSE_FISCAL_YEAR_STRAT", "COUNTINGHOUSE_FISCAL_YEAR_START",
                "COUNTINGHOUSE_SQUARE_ACCES_TOKEN_FILE", "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN_FILE"));
  }

  @Test
  void aSecretCannotBeReadAsAnOrdinarySetting() {
    Settings settings = Settings.from(Map.of());
    assertThatThrownBy(() -> settings.optional(Setting.SQUARE_ACCESS_TOKEN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPretendedPresentNeedsEverySourceOnThisMachine() {
    Map<String, String> simulated =
        Map.of(
            "COUNTINGHOUSE_NOW", "2026-06-15T03:00:00Z",
            "COUNTINGHOUSE_WOOCOMMERCE_URL", "http://127.0.0.1:8080",
            "COUNTINGHOUSE_SQUARE_URL", "http://localhost:8081");
    assertThat(Settings.from(simulated).clock(Clock.systemUTC()).instant())
        .isEqualTo(Instant.parse("2026-06-15T03:00:00Z"));

    Map<String, String> real =
        Map.of(
            "COUNTINGHOUSE_NOW", "2026-06-15T03:00:00Z",
            "COUNTINGHOUSE_WOOCOMMERCE_URL", "http://127.0.0.1:8080",
            "COUNTINGHOUSE_SQUARE_URL", "https://connect.squareup.com");
    TaskFailure failure = failure(() -> Settings.from(real).clock(Clock.systemUTC()));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("COUNTINGHOUSE_SQUARE_URL");
  }

  private static TaskFailure failure(Runnable action) {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, action::run);
    assertThat(failure).isNotNull();
    return failure;
  }
}
