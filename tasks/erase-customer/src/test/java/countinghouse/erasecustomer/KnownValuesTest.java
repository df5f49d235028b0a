package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

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
}
