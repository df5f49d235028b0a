package countinghouse.buildmarts;

import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import countinghouse.buildmarts.table.Expressions;
import countinghouse.taskkit.TaskFailure;
import countinghouse.testsupport.SnowflakeExample;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the engines answer one text differently, or only one of them knows it: either our way of
 * writing makes them agree, or no text of ours goes there. What an engine does with an example that
 * Snowflake documents is in {@link DocumentedExamplesTest}; that a JVM of another zone than UTC
 * shifts bound timestamps, which is why every task runs in UTC, is in test-support's {@code
 * SnowflakeTimeTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EngineGapsTest {
  /** What one engine does not know, or means otherwise. */
  private static final List<String> NOT_SHARED =
      List.of(
          "filter (",
          "rows unbounded preceding",
          "interval",
          "ignore nulls",
          "bool_or",
          "generate_series",
          "range(",
          "regexp",
          " ~ ",
          "strpos",
          "exclude (",
          "merge into",
          "on conflict",
          "::",
          "//");

  private static final Pattern DESCENDING =
      Pattern.compile("(\\w+|\\)) desc\\b(?! nulls (first|last))");

  @TempDir static Path folder;
  private BothEngines engines;
  private TestWarehouse migrated;
  private Map<String, String> texts;

  @BeforeAll
  void open() {
    engines = new BothEngines(folder);
    migrated = new TestWarehouse(folder.resolve("migrated"));
    texts = OurTexts.of(migrated);
  }

  @AfterAll
  void close() {
    if (migrated != null) {
      migrated.close();
      engines.close();
    }
  }

  @Test
  void noTextUsesWhatTheEnginesDoNotShare() {
    assertThat(texts).hasSizeGreaterThan(80);
    texts.forEach((name, text) -> assertThat(text).as(name).doesNotContain(NOT_SHARED));
  }

  @Test
  void noTextUsesAnExampleThatTheEnginesAnswerDifferently() {
    List<Pattern> never =
        SnowflakeExample.all().stream()
            .map(SnowflakeExample::neverSent)
            .filter(pattern -> !pattern.isEmpty())
            .map(Pattern::compile)
            .toList();
    assertThat(never).isNotEmpty();
    texts.forEach((name, text) ->
        never.forEach(pattern -> assertThat(text).as(name).doesNotContainPattern(pattern)));
  }

  /** DuckDB passes over a null where Snowflake answers null. */
  @Test
  void nothingIsGreatestOrLeastAmongNulls() {
    List<String> arguments =
        texts.values().stream()
            .flatMap(text -> SqlText.arguments("greatest|least", text).stream())
            .map(SqlText::fallback)
            .toList();
    assertThat(arguments)
        .hasSizeGreaterThan(6)
        .allMatch(argument ->
            argument.matches("-?[0-9.]+")
                || NeverNull.CONFORMED.contains(argument)
                || NeverNull.STAGED.contains(argument.substring(argument.indexOf('.') + 1)));
  }

  /** Both put nulls last when they ascend; when they descend, Snowflake puts them first. */
  @Test
  void whoeverDescendsSaysWhereNullsGo() {
    texts.forEach((name, text) ->
        assertThat(DESCENDING.matcher(text).results().map(column -> column.group(1)))
            .as(name)
            .allMatch(NeverNull.STAGED::contains));
  }

  /** DuckDB makes them DOUBLE, Snowflake a NUMBER of some more digits than it was given. */
  @Test
  void aQuotientOrAnAverageIsCastOrRoundedAtOnce() {
    List<String> uncast = new ArrayList<>();
    int quotients = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      for (int at : SqlText.places(" / |\\bavg\\(", text.getValue())) {
        quotients++;
        if (!SqlText.isCastOrRounded(text.getValue(), at)) {
          uncast.add(text.getKey() + ": " + text.getValue().substring(0, at));
        }
      }
    }
    assertThat(quotients).isPositive();
    assertThat(uncast).isEmpty();
  }

  @Test
  void aWholeQuotientIsExactAndCutsTowardsZero() {
    for (long[] each :
        new long[][] {
          {7, 2},
          {-7, 2},
          {6, 3},
          {0, 5},
          {1, 3},
          {Long.MAX_VALUE, 10_000},
          {Long.MIN_VALUE + 1, 9_999}
        }) {
      assertSame(
          Expressions.wholeQuotient(inline(each[0]), inline(each[1])),
          String.valueOf(each[0] / each[1]));
    }
  }

  @Test
  void aTotalHasFourDecimalsAndIsNoughtOfNothing() {
    assertSame(Expressions.total(inline(new BigDecimal("10.0150"))), "10.015");
    assertSame(Expressions.total(inline((BigDecimal) null)), "0");
  }

  /** The parts of Snowflake's own examples for YEAR, MONTH, DAYOFMONTH, HOUR and MINUTE. */
  @Test
  void keysOfDayAndTimeAreMadeOfTheirParts() {
    LocalDateTime time = LocalDateTime.of(2020, 5, 1, 13, 11, 20);
    assertSame(Expressions.dateKey(val(time.toLocalDate())), "20200501");
    assertSame(Expressions.timeOfDayKey(val(time)), "1311");
    assertSame(Expressions.dateKey(val((LocalDate) null)), "-1");
  }

  /** The driver refuses {@code setObject(LocalDate)}; jOOQ binds otherwise. */
  @Test
  void boundValuesComeBack() {
    assertSame(val(LocalDate.of(2024, 2, 29)), "2024-02-29");
    assertSame(val(LocalDateTime.of(2024, 3, 10, 2, 30)), "2024-03-10 02:30:00");
    assertSame(val(new BigDecimal("12345678901234.5678")), "12345678901234.5678");
    assertSame(val("a\\b'c"), "a\\b'c");
  }

  /** Neither enforces a key of the marts: the build itself looks. */
  @Test
  void aKeyGivenTwiceIsTakenByBothAndFoundByTheBuild() {
    for (Warehouse warehouse : engines.all()) {
      warehouse.engine().createSchema(warehouse.dsl(), "marts_keys");
      MartSchema.create(warehouse, "marts_keys");
      DSLContext marts = warehouse.dslWithMartsIn("marts_keys");
      for (String code : List.of("online", "till")) {
        marts.insertInto(DIM_CHANNEL).values(1L, code, code, "Online").execute();
      }
      assertThatExceptionOfType(TaskFailure.class)
          .as(warehouse.address())
          .isThrownBy(() -> new KeyCheck(marts).demandUniqueKeys())
          .withMessageContaining("dim_channel");
    }
  }

  /** Why nothing may lean on taking DDL back. */
  @Test
  void ddlInATransactionIsTakenBackByDuckDbAndCommitsAtSnowflake() {
    assertThat(rowsAfterRollback(engines.duckDb())).isZero();
    assertThat(rowsAfterRollback(engines.snowflake())).isOne();
  }

  private static int rowsAfterRollback(Warehouse warehouse) {
    String staging = warehouse.schemas().staging();
    warehouse.dsl().execute("create table " + staging + ".kept (id bigint)");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            warehouse.transaction(() -> {
              warehouse.dsl().execute("insert into " + staging + ".kept values (1)");
              warehouse.dsl().execute("create table " + staging + ".other (id bigint)");
              throw new IllegalStateException("broken in the middle");
            }));
    return warehouse.dsl().select(count()).from(staging + ".kept").fetchSingle().value1();
  }

  private void assertSame(Field<?> field, String expected) {
    for (Warehouse warehouse : engines.all()) {
      Object value = warehouse.dsl().select(field).fetchSingle().value1();
      assertThat(SnowflakeExample.written(value)).as(warehouse.address()).isEqualTo(expected);
    }
  }
}
