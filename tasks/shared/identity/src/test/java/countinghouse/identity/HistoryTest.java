package countinghouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Candidates that are given once for each version they had. */
final class HistoryTest {
  private static Candidate candidate(
      String kind, String id, @Nullable String email, @Nullable String phone, String name) {
    return Candidate.of("shop", kind, id, LocalDateTime.of(2026, 1, 1, 0, 0), email, phone, name);
  }

  private static long customers(Candidate... candidates) {
    return new CustomerIdentity(List.of())
        .of(List.of(candidates)).stream().map(Membership::durableKey).distinct().count();
  }

  @Test
  void aProfileIsOneCustomerWhateverEmailsItHad() {
    assertThat(
            customers(
                candidate("registered", "1", "anna@old.example", null, "Smith"),
                candidate("registered", "1", "anna@new.example", null, "Smith"),
                candidate("guest", "7", "anna@old.example", null, "Smith"),
                candidate("till", "T", "anna@new.example", null, "Smith")))
        .isEqualTo(1);
  }

  @Test
  void aGuestsOrderIsOneCustomerWhateverEmailsItHad() {
    assertThat(
            customers(
                candidate("guest", "7", "anna@old.example", null, "Smith"),
                candidate("guest", "7", "anna@new.example", null, "Smith")))
        .isEqualTo(1);
  }

  @Test
  void whomAGuestsOrderKnewByItsOldEmailAndByItsNewOneIsOneCustomer() {
    assertThat(
            customers(
                candidate("guest", "7", "anna@old.example", null, "Smith"),
                candidate("guest", "7", "anna@new.example", null, "Smith"),
                candidate("registered", "1", "anna@old.example", null, "Smith"),
                candidate("till", "T", "anna@new.example", null, "Smith")))
        .isEqualTo(1);
  }

  @Test
  void whatAShopHasErasedJoinsNobody() {
    assertThat(
            customers(
                candidate("guest", "7", "deleted@site.invalid", "000 000 0000", "[deleted]"),
                candidate("guest", "8", "deleted@site.invalid", "000 000 0000", "[deleted]")))
        .isEqualTo(2);
  }
}
