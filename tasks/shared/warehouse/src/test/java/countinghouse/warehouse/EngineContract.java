package countinghouse.warehouse;

import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine must do alike; one subclass for each engine. */
abstract class EngineContract {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 8, 12, 0);

  private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<Integer> LATER = field(name("later"), SQLDataType.INTEGER);
  private static final Field<Integer> FILE_NUMBER = field(name("file_number"), SQLDataType.INTEGER);

  @TempDir Path folder;
  private Warehouse warehouse;

  /** Opens an empty database. */
  abstract Warehouse open(Path folder);

  /** The folder below which the files of the lake lie. */
  abstract Path lake(Path folder);

  @BeforeEach
  void openWarehouse() {
    warehouse = open(folder);
  }

  @AfterEach
  void closeWarehouse() {
    warehouse.close();
  }

  @Test
  void aKeyInSqlIsTheKeyInJava() {
    String separator = String.valueOf(Keys.SEPARATOR);
    assertSameKey("a");
    assertSameKey("");
    assertSameKey("woocommerce", 1L);
    assertSameKey("woocommerce", Long.MIN_VALUE, Long.MAX_VALUE);
    assertSameKey("Käsekuchen 🍰 中文 \u0301", "O'Brien", "a\\b", "100 %", "?", "{0}");
    assertSameKey("a" + separator + "b", separator, "\n\t");
    assertSameKey("a", null, "b");
    assertSameKey(null, null);
    assertSameKey(42);
  }

  @Test
  void aKeyOfColumnsNeedsNoCast() {
    Field<Long> order = inline(17L).as("order_id");
    Field<String> source = inline("shop").as("source_name");
    Long key =
        warehouse
            .dsl()
            .select(
                warehouse
                    .engine()
                    .key(
                        field(name("source_name"), String.class),
                        field(name("order_id"), Long.class)))
            .from(select(source, order).asTable("sold"))
            .fetchSingle()
            .value1();
    assertThat(key).isEqualTo(Keys.of("shop", 17L));
  }

  @Test
  void aKeyOfMoneyOrTimeIsRefused() {
    Engine engine = warehouse.engine();
    assertThatThrownBy(() -> engine.key(inline(BigDecimal.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.key(inline(NOON))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.key(inline(true))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInstantGoesIntoAKeyAsMicroseconds() {
    LocalDateTime time = NOON.plusNanos(123_456_000);
    assertThat(value(warehouse.engine().epochMicros(val(time)))).isEqualTo(Keys.micros(time));
  }

  @Test
  void theBusinessDayEndsAtMidnightOfTheZone() {
    ZoneId newYork = ZoneId.of("America/New_York");
    // 2026-03-08 is the day on which New York goes from UTC-5 to UTC-4.
    assertThat(day("2026-03-08T04:59:59.999999", newYork)).isEqualTo("2026-03-07");
    assertThat(day("2026-03-08T05:00", newYork)).isEqualTo("2026-03-08");
    assertThat(day("2026-03-09T03:59:59", newYork)).isEqualTo("2026-03-08");
    assertThat(day("2026-03-09T04:00", newYork)).isEqualTo("2026-03-09");
    assertThat(day("2026-03-08T23:30", ZoneId.of("Asia/Kolkata"))).isEqualTo("2026-03-09");
    assertThat(day("2026-03-08T23:30", ZoneId.of("UTC"))).isEqualTo("2026-03-08");
  }

  @Test
  void theBusinessTimeIsWhatTheClocksOfTheZoneShow() {
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(time("2026-03-08T06:59:59.5", newYork)).isEqualTo("2026-03-08T01:59:59.500");
    assertThat(time("2026-03-08T07:00", newYork)).isEqualTo("2026-03-08T03:00");
    assertThat(time("2026-11-01T05:30", newYork)).isEqualTo("2026-11-01T01:30");
    assertThat(time("2026-11-01T06:30", newYork)).isEqualTo("2026-11-01T01:30");
  }

  @Test
  void daysBetweenCountsMidnights() {
    Engine engine = warehouse.engine();
    Field<LocalDate> first = val(LocalDate.of(2026, 2, 27));
    Field<LocalDate> second = val(LocalDate.of(2026, 3, 1));
    assertThat(value(engine.daysBetween(first, second))).isEqualTo(2);
    assertThat(value(engine.daysBetween(second, first))).isEqualTo(-2);
  }

  @Test
  void stagedFilesAreMatchedByColumnNameAndNumbered() {
    LakeFile first =
        parquet("shop/orders/run=20260308-1/orders.parquet", "select 1 as id, 'x' as name");
    LakeFile second =
        parquet(
            "shop/orders/run=20260308-2/orders.parquet", "select 'y' as name, 2 as id, 3 as later");
    LakeFile empty =
        parquet(
            "shop/orders/run=20260308-3/orders.parquet", "select 1 as id, 'x' as name where false");
    assertThat(warehouse.engine().columns(warehouse.dsl(), List.of(first, second, empty)))
        .containsExactlyInAnyOrder("id", "name", "later");
    warehouse
        .engine()
        .stage(
            warehouse.dsl(),
            "load_test",
            new TreeMap<>(Map.of(7, first, 8, second, 9, empty)),
            List.of(ID, NAME, LATER));
    assertThat(
            warehouse
                .dsl()
                .select(ID, NAME, LATER, FILE_NUMBER)
                .from(table(name("load_test")))
                .orderBy(FILE_NUMBER)
                .fetch(row -> Arrays.asList(row.intoArray())))
        .containsExactly(Arrays.asList(1, "x", null, 7), Arrays.asList(2, "y", 3, 8));
  }

  @Test
  void stagingAgainReplacesWhatWasStaged() {
    LakeFile file = parquet("shop/orders/run=20260308-1/orders.parquet", "select 1 as id");
    warehouse.engine().stage(warehouse.dsl(), "load_test", Map.of(0, file), List.of(ID));
    warehouse.engine().stage(warehouse.dsl(), "load_test", Map.of(0, file), List.of(ID));
    assertThat(warehouse.dsl().fetchCount(table(name("load_test")))).isOne();
  }

  @Test
  void unqualifiedNamesMeanTheChosenSchemaOnlyForAWhile() {
    Engine engine = warehouse.engine();
    engine.createSchema(warehouse.dsl(), "marts_a");
    engine.inSchema(
        warehouse.dsl(), "marts_a", () -> warehouse.dsl().execute("create table t (id bigint)"));
    assertThat(warehouse.dsl().fetchCount(table(name("marts_a", "t")))).isZero();
    engine.dropSchema(warehouse.dsl(), "marts_a");
    engine.dropSchema(warehouse.dsl(), "marts_a");
    engine.createSchema(warehouse.dsl(), "marts_a");
  }

  @Test
  void aNameThatIsNoIdentifierIsRefused() {
    assertThatThrownBy(() -> warehouse.engine().dropSchema(warehouse.dsl(), "marts; drop"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailedTransactionLeavesNothing() {
    warehouse.dsl().execute("create table kept (id bigint)");
    assertThatThrownBy(() ->
            warehouse.transaction(() -> {
              warehouse.dsl().execute("insert into kept values (1)");
              throw new IllegalStateException("broken in the middle");
            }))
        .hasMessage("broken in the middle");
    assertThat(warehouse.dsl().fetchCount(table(name("kept")))).isZero();
    warehouse.transaction(() -> warehouse.dsl().execute("insert into kept values (2)"));
    assertThat(warehouse.dsl().fetchCount(table(name("kept")))).isOne();
  }

  @Test
  void aRowThatCannotBeAddedIsNamedByItsPlaceAndNeverQuoted() {
    String marts = warehouse.schemas().marts();
    warehouse.engine().createSchema(warehouse.dsl(), marts);
    warehouse
        .dsl()
        .execute(
            "create table "
                + marts
                + ".dim_channel (channel_key bigint, channel_code varchar,"
                + " channel_name varchar, channel_group varchar)");
    List<List<@Nullable Object>> rows =
        List.of(
            Arrays.asList(1L, "online", "Online", "Online"),
            Arrays.asList("Anna Canary", "online", "Online", "Online"));

    assertThatThrownBy(() -> warehouse.engine().append(warehouse.dsl(), DIM_CHANNEL, rows.stream()))
        .hasMessageContaining("row 2")
        .hasMessageContaining("dim_channel")
        .hasMessageContaining("channel_key")
        .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("Canary"));
  }

  private LakeFile parquet(String key, String query) {
    Path file = lake(folder).resolve(key);
    try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = duck.createStatement()) {
      Files.createDirectories(file.resolveSibling("."));
      statement.execute(
          "copy (%s) to %s (format parquet)".formatted(query, DuckDb.literal(file.toString())));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return new LakeFile(key, () -> file);
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void assertSameKey(@Nullable Object... parts) {
    Field<?>[] fields = new Field<?>[parts.length];
    for (int i = 0; i < parts.length; i++) {
      fields[i] = parts[i] == null ? val((String) null) : val(parts[i]);
    }
    assertThat(value(warehouse.engine().key(fields))).isEqualTo(Keys.of(parts));
  }

  private String day(String utc, ZoneId zone) {
    return value(warehouse.engine().businessDay(val(LocalDateTime.parse(utc)), zone)).toString();
  }

  private String time(String utc, ZoneId zone) {
    return value(warehouse.engine().businessTime(val(LocalDateTime.parse(utc)), zone)).toString();
  }

  private <T> T value(Field<T> field) {
    return warehouse.dsl().select(field).fetchSingle().value1();
  }
}
