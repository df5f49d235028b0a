package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.DuckDb;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

final class ParquetProperties {
  private static final Entity EVERYTHING =
      Entity.of(
          "everything",
          Column.required("text_value", ColumnType.TEXT),
          Column.optional("bigint_value", ColumnType.BIGINT),
          Column.optional("integer_value", ColumnType.INTEGER),
          Column.optional("boolean_value", ColumnType.BOOLEAN),
          Column.optional("date_value", ColumnType.DATE),
          Column.optional("timestamp_value", ColumnType.TIMESTAMP),
          Column.optional("money_value", ColumnType.MONEY),
          Column.optional("wide_value", ColumnType.decimal(38, 10)));
  private static final Head HEAD = new Head("square", EVERYTHING, List.of());

  @Property(tries = 60)
  void whatIsWrittenIsWhatDuckDbReads(@ForAll("rows") List<List<@Nullable Object>> rows)
      throws IOException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> stored = new ArrayList<>(List.of((long) expected.size()));
      row.forEach(value -> stored.add(asDuckDbShows(value)));
      expected.add(stored);
    }

    inALake(lake -> {
      Manifest manifest = write(lake, rows);
      Path file = lake.verifiedPath(manifest, manifest.headFile());
      assertThat(readable(DuckDb.rows(file))).isEqualTo(readable(expected));
    });
  }

  @Property(tries = 30)
  void theSameRowsGiveTheSameBytes(@ForAll("rows") List<List<@Nullable Object>> rows)
      throws IOException {
    inALake(lake -> assertThat(write(lake, rows).files()).isEqualTo(write(lake, rows).files()));
  }

  @Provide
  Arbitrary<List<List<@Nullable Object>>> rows() {
    Arbitrary<String> text =
        Arbitraries.strings().ofMaxLength(40).filter(ParquetProperties::isText);
    Arbitrary<BigDecimal> money =
        Arbitraries.bigIntegers()
            .between(new BigInteger("-999999999999999999"), new BigInteger("999999999999999999"))
            .map(units -> new BigDecimal(units, 4));
    Arbitrary<BigDecimal> wide =
        Arbitraries.bigIntegers()
            .between(
                BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                BigInteger.TEN.pow(38).subtract(BigInteger.ONE))
            .map(units -> new BigDecimal(units, 10));
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(-62_135_596_800_000_000L, 253_402_300_799_999_999L)
            .map(micros ->
                Instant.EPOCH
                    .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                    .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000));
    Arbitrary<LocalDate> days =
        Arbitraries.longs().between(-719_162, 2_932_896).map(LocalDate::ofEpochDay);
    return Combinators.combine(
            text,
            Arbitraries.longs().injectNull(0.2),
            Arbitraries.integers().injectNull(0.2),
            Arbitraries.of(true, false).injectNull(0.2),
            days.injectNull(0.2),
            instants.injectNull(0.2),
            money.injectNull(0.2),
            wide.injectNull(0.2))
        .as(ParquetProperties::row)
        .list()
        .ofMaxSize(30);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value);
    }
    return row;
  }

  /** Half a surrogate pair is no character and cannot be written in UTF-8. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  private static @Nullable Object asDuckDbShows(@Nullable Object value) {
    return value instanceof Instant instant
        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        : value;
  }

  /** Timestamps come as java.sql.Timestamp in the calendar of old: compare what they say in UTC. */
  private static List<List<@Nullable Object>> readable(List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> readable = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object value : row) {
        copy.add(value instanceof java.sql.Timestamp it ? it.toLocalDateTime() : value);
      }
      readable.add(copy);
    }
    return readable;
  }

  private static Manifest write(Lake lake, List<List<@Nullable Object>> rows) {
    RunHeader header =
        Examples.header(HEAD, RunKind.WINDOW, Examples.FROM, Examples.TO, Examples.EXTRACTED_AT);
    try (RunWriter run = lake.startRun(header)) {
      rows.forEach(row -> run.write(EVERYTHING, row.toArray()));
      return run.commit();
    }
  }

  private static void inALake(java.util.function.Consumer<Lake> test) throws IOException {
    Path folder = Files.createTempDirectory("lake");
    try {
      test.accept(Lake.open(folder.toUri()));
    } finally {
      new FolderStore(folder).deleteFolder("");
    }
  }
}
