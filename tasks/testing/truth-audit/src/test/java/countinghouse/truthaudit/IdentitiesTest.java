package countinghouse.truthaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
  private static final Profile SHOP = new Profile("woocommerce", "registered", "1");
  private static final Profile TILL = new Profile("square", "till", "A");
  private static final Profile GUEST = new Profile("woocommerce", "guest", "9");
  private static final Profile OTHER = new Profile("square", "till", "B");

  @Test
  void profilesOfOnePersonInOneCustomerAreRight() {
    Identities identities = Identities.of(Map.of(SHOP, "p", TILL, "p"), Map.of(SHOP, 5L, TILL, 5L));

    assertThat(identities.precision()).isEqualTo(1);
    assertThat(identities.recall()).isEqualTo(1);
    assertThat(identities.falseJoins()).isEmpty();
  }

  @Test
  void aJoinThatWasNotMadeLowersTheRecallOnly() {
    Identities identities =
        Identities.of(
            Map.of(SHOP, "p", TILL, "p", GUEST, "p"), Map.of(SHOP, 5L, TILL, 5L, GUEST, 6L));

    assertThat(identities.precision()).isEqualTo(1);
    assertThat(identities.recall()).isEqualTo(1.0 / 3);
  }

  @Test
  void aFalseJoinLowersThePrecisionAndIsListed() {
    Identities identities =
        Identities.of(
            Map.of(SHOP, "p", TILL, "p", OTHER, "q"), Map.of(SHOP, 5L, TILL, 5L, OTHER, 5L));

    assertThat(identities.precision()).isEqualTo(1.0 / 3);
    assertThat(identities.recall()).isEqualTo(1);
    assertThat(identities.falseJoins()).containsExactly("[square till A, square till B]");
  }

  @Test
  void profilesThatTheMartsDoNotKnowAreMissing() {
    Identities identities = Identities.of(Map.of(SHOP, "p", TILL, "p"), Map.of(SHOP, 5L));

    assertThat(identities.missing()).containsExactly(TILL);
    assertThat(identities.persons()).isEqualTo(1);
  }
}
