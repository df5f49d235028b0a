package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownValuesTest {
  private static KnownValues of(Map<String, String> version) {
    Field<?>[] fields =
        version.keySet().stream()
            .map(name -> DSL.field(DSL.name(name), SQLDataType.VARCHAR))
            .toArray(Field<?>[]::new);
    Record row = DSL.using(SQLDialect.DUCKDB).newRecord(fields);
    row.fromMap(version);
    KnownValues values = new KnownValues();
    values.add(row);
    return values;
  }

  @Test
  void aTicketWithAWholeNameIsSearchedForAndOneWordIsNot() {
    assertThat(of(Map.of("ticket_name", "Anna Smith")).masked("Mug for anna smith"))
        .isEqualTo("Mug for (erased)");
    assertThat(of(Map.of("ticket_name", "Wholesale")).masked("Wholesale 30%"))
        .isEqualTo("Wholesale 30%");
    assertThat(of(Map.of("ticket_name", "Table 4")).masked("Table 4 legs"))
        .isEqualTo("Table 4 legs");
  }

  @Test
  void aNameIsFoundInEitherOrderAndAFamilyNameAloneIsAWordLikeOthers() {
    KnownValues values = of(Map.of("given_name", "Anna", "family_name", "Baker"));
    assertThat(values.masked("Mug for Baker, Anna")).isEqualTo("Mug for (erased)");
    assertThat(values.masked("Baker's dozen, Annabel")).isEqualTo("Baker's dozen, Annabel");
  }

  @Test
  void whatWasErasedAtTheSourceIsNoKnownValue() {
    KnownValues values =
        of(Map.of("billing_email", "deleted@site.invalid", "billing_first_name", "[deleted]"));
    assertThat(values.masked("deleted@site.invalid [deleted]"))
        .isEqualTo("deleted@site.invalid [deleted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "billing_email",
        "billing_phone",
        "email",
        "phone",
        "email_address",
        "phone_number"
      })
  void whatReachesThePersonIsSearchedForWhateverItsCase(String column) {
    assertThat(of(Map.of(column, " Anna.S@example.org ")).masked("for ANNA.s@example.org, thanks"))
        .isEqualTo("for (erased), thanks");
  }

  @ParameterizedTest
  @CsvSource({
    "billing_first_name, billing_last_name",
    "first_name, last_name",
    "given_name, family_name"
  })
  void aWholeNameIsSearchedForWhereverItsTwoPartsStand(String first, String last) {
    assertThat(of(Map.of(first, " Zoë ", last, "Ågren ")).masked("Mug for ZOË ÅGREN"))
        .isEqualTo("Mug for (erased)");
  }

  @Test
  void aNameOfWhichOneHalfIsErasedOrMissingIsNoWholeName() {
    for (Map<String, String> half :
        List.of(
            Map.of("first_name", "Anna", "last_name", "[deleted]"),
            Map.of("first_name", "[deleted]", "last_name", "Anna"),
            Map.of("first_name", "Anna"),
            Map.of("last_name", "Anna"))) {
      assertThat(of(half).masked("Anna, [deleted] Anna")).isEqualTo("Anna, [deleted] Anna");
    }
  }

  @Test
  void threeCharactersAreSearchedForAndTwoAreNot() {
    assertThat(of(Map.of("email", "a@b")).masked("to a@b")).isEqualTo("to (erased)");
    assertThat(of(Map.of("email", "@b")).masked("to @b")).isEqualTo("to @b");
  }

  @Test
  void aValueInsideALongerWordOrNumberIsAnotherOne() {
    KnownValues values = of(Map.of("phone", "555-0121", "email", "ann@x.org"));

    assertThat(values.masked("1555-0121 555-01217 joann@x.org ann@x.organ"))
        .isEqualTo("1555-0121 555-01217 joann@x.org ann@x.organ");
    assertThat(values.masked("(555-0121),ann@x.org!")).isEqualTo("((erased)),(erased)!");
  }

  @Test
  void ofValuesOfWhichOneHoldsTheOtherNothingIsLeft() {
    KnownValues values = of(Map.of("email", "smith@x.org", "billing_email", "anna-smith@x.org"));

    assertThat(values.masked("anna-smith@x.org")).isEqualTo("(erased)");
  }

  @Test
  void aValueThatIsLearntAfterAMaskingIsMaskedToo() {
    KnownValues values = of(Map.of("email", "a@x.org"));
    assertThat(values.masked("a@x.org b@x.org")).isEqualTo("(erased) b@x.org");

    values.add("b@x.org");

    assertThat(values.masked("a@x.org b@x.org")).isEqualTo("(erased) (erased)");
  }
}
