package countinghouse.buildmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;
import static org.junit.jupiter.api.Assertions.assertAll;

import countinghouse.testsupport.SnowflakeExample;
import countinghouse.warehouse.Engine;
import countinghouse.warehouse.Warehouse;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One text, two engines: what Snowflake's documentation says that it answers is what both engines
 * answer, or the table says where they do not and what we do instead. The emulator has DuckDB
 * underneath, so the documentation is the only word here that is Snowflake's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentedExamplesTest {
  private static final BigInteger TWO_TO_THE_63RD = BigInteger.ONE.shiftLeft(63);

  @TempDir static Path folder;
  private BothEngines engines;

  @BeforeAll
  void open() {
    engines = new BothEngines(folder);
  }

  @AfterAll
  void close() {
    if (engines != null) {
      engines.close();
    }
  }

  static List<SnowflakeExample> texts() {
    return SnowflakeExample.all().stream().filter(example -> !example.ofTheSeam()).toList();
  }

  static List<SnowflakeExample> seam() {
    return SnowflakeExample.all().stream().filter(SnowflakeExample::ofTheSeam).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void anExampleIsAnsweredAsDocumentedOrAsTheTableSays(SnowflakeExample example) {
    assertAll(
        () -> assertAnswer(example, engines.duckDb(), example.duckDb()),
        () -> assertAnswer(example, engines.snowflake(), example.emulator()));
  }

  private static void assertAnswer(SnowflakeExample example, Warehouse warehouse, String marked) {
    assertThat(marked).as("marked although it is as documented").isNotEqualTo(example.documented());
    assertThat(warehouse.<String>onConnection(example::answer))
        .as(warehouse.address())
        .isEqualTo(marked.isEmpty() ? example.documentedPlain() : marked);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seam")
  void aFunctionOfTheSeamGivesWhatIsDocumented(SnowflakeExample example) {
    for (Warehouse warehouse : engines.all()) {
      Object value =
          warehouse.dsl().select(field(warehouse.engine(), example)).fetchSingle().value1();
      assertThat(SnowflakeExample.written(value))
          .as(warehouse.address())
          .isEqualTo(expected(example));
    }
  }

  private static Field<?> field(Engine engine, SnowflakeExample example) {
    String[] input = example.expression().split(" ", -1);
    return switch (example.function()) {
      case "Engine.key" -> engine.key(val(input[0]));
      case "Engine.epochMicros" -> engine.epochMicros(val(LocalDateTime.parse(input[0])));
      case "Engine.businessTime" ->
          engine.businessTime(val(LocalDateTime.parse(input[1])), ZoneId.of(input[0]));
      case "Engine.businessDay" ->
          engine.businessDay(val(LocalDateTime.parse(input[1])), ZoneId.of(input[0]));
      case "Engine.daysBetween" ->
          engine.daysBetween(val(LocalDate.parse(input[0])), val(LocalDate.parse(input[1])));
      default -> throw new IllegalArgumentException("unknown: " + example.function());
    };
  }

  /** A key is the lower 63 bits of the documented 64, an instant in microseconds, not seconds. */
  private static String expected(SnowflakeExample example) {
    return switch (example.function()) {
      case "Engine.key" -> new BigInteger(example.documented()).mod(TWO_TO_THE_63RD).toString();
      case "Engine.epochMicros" -> example.documented() + "000000";
      default -> example.documented();
    };
  }

  @Test
  void thereAreManyAndEachSaysWhereItStands() {
    assertThat(texts()).hasSizeGreaterThan(140);
    assertThat(SnowflakeExample.all())
        .allSatisfy(example -> assertThat(example.url()).startsWith("https://docs.snowflake.com/"));
  }

  @Test
  void whatDiffersHasAWayAround() {
    assertThat(SnowflakeExample.all())
        .filteredOn(SnowflakeExample::differs)
        .isNotEmpty()
        .allSatisfy(example -> {
          assertThat(example.instead()).isNotEmpty();
          if (example.neverSent().isEmpty()) {
            assertThat(example.instead()).matches(".*(Engine\\.\\w+|EngineGapsTest)");
          }
        });
  }
}
