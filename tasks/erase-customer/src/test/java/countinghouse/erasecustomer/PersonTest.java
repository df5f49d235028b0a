package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of somebody who is to be erased. */
final class PersonTest {
  @Test
  void profilesAreShownByIdAndReasonAndRecordsAreCountedByHead() {
    SequencedMap<Profile, String> profiles = new LinkedHashMap<>();
    profiles.put(new Profile("shop", "registered", "42"), "named");
    profiles.put(new Profile("shop", "guest", "7"), "joined by email");
    Person person =
        new Person(
            profiles,
            Set.of(
                new RecordId("shop", "woocommerce", "orders", "7"),
                new RecordId("shop", "woocommerce", "orders", "8"),
                new RecordId("shop", "woocommerce", "customers", "42")));

    assertThat(person.lines())
        .containsExactly("  shop registered 42 (named)", "  shop guest 7 (joined by email)");
    assertThat(person.counts()).hasToString("{shop customers=1, shop orders=2}");
  }

  @ParameterizedTest
  @CsvSource({
    "guest, woocommerce, orders",
    "registered, woocommerce, customers",
    "till, square, customers"
  })
  void aProfileIsARecordOfItsSource(String kind, String sourceKind, String head) {
    assertThat(new Profile("s", kind, "7").record())
        .isEqualTo(new RecordId("s", sourceKind, head, "7"));
  }
}
