package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.TaskFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entity promises of its columns, and what is refused. */
final class ContractTest {
  private static final Entity PLAIN = Entity.of("events", Column.required("id", ColumnType.TEXT));

  @Test
  void aFingerprintChangesWithEveryPartOfTheContract() {
    List<Entity> different =
        List.of(
            PLAIN,
            Entity.of("happenings", Column.required("id", ColumnType.TEXT)),
            Entity.of("events", Column.required("key", ColumnType.TEXT)),
            Entity.of("events", Column.required("id", ColumnType.BIGINT)),
            Entity.of("events", Column.optional("id", ColumnType.TEXT)),
            Entity.of(
                "events",
                Column.required("id", ColumnType.TEXT),
                Column.optional("at", ColumnType.TIMESTAMP)));

    assertThat(different.stream().map(List::of).map(SchemaFingerprint::of)).doesNotHaveDuplicates();
    assertThat(SchemaFingerprint.of(List.of(PLAIN, different.get(1))))
        .isNotEqualTo(SchemaFingerprint.of(List.of(different.get(1), PLAIN)));
  }

  @Test
  void aDescriptionIsNoPartOfTheContract() {
    Entity described =
        Entity.of("events", Column.required("id", ColumnType.TEXT).describedAs("Its number."));

    assertThat(SchemaFingerprint.of(List.of(described)))
        .isEqualTo(SchemaFingerprint.of(List.of(PLAIN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Orders", "1st", "order lines", "orders;", "a\"b", "_id", "ö"})
  void aNameThatIsNoPlainIdentifierIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Entity.of(name));
    assertThatIllegalArgumentException().isThrownBy(() -> Column.required(name, ColumnType.TEXT));
  }

  @Test
  void aDayOutsideTheYearsThatEveryEngineKnowsIsRefused() {
    assertAccepted(ColumnType.DATE, LocalDate.of(1, 1, 1));
    assertAccepted(ColumnType.DATE, LocalDate.of(9999, 12, 31));
    assertRefused(ColumnType.DATE, LocalDate.of(0, 12, 31), "0000-12-31");
    assertRefused(ColumnType.DATE, LocalDate.of(10_000, 1, 1), "10000-01-01");
    assertAccepted(ColumnType.TIMESTAMP, Instant.parse("0001-01-01T00:00:00Z"));
    assertRefused(ColumnType.TIMESTAMP, Instant.parse("0000-12-31T23:59:59Z"), "0000-12-31");
    assertRefused(ColumnType.TIMESTAMP, Instant.parse("+10000-01-01T00:00:00Z"), "+10000");
  }

  @Test
  void aLongValueIsQuotedInPart() {
    assertRefused(ColumnType.BIGINT, "x".repeat(80), "is " + "x".repeat(80) + " (String)");
    assertRefused(ColumnType.BIGINT, "x".repeat(81), "is " + "x".repeat(80) + "… (String)");
  }

  private static void assertAccepted(ColumnType type, Object value) {
    assertThatCode(() -> check(type, value)).doesNotThrowAnyException();
  }

  private static void assertRefused(ColumnType type, Object value, String text) {
    assertThatThrownBy(() -> check(type, value))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining(text);
  }

  private static void check(ColumnType type, Object value) {
    Entity entity = Entity.of("events", Column.optional("it", type));
    new RowCheck("till", entity).check(0, new Object[] {value});
  }
}
