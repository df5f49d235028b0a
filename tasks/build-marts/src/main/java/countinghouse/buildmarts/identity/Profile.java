package countinghouse.buildmarts.identity;

import countinghouse.warehouse.Keys;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile with the values that may match, in their normal form; a guest's orders under one e-mail
 * (else telephone number) and family name are one profile, so that a guest who comes often does not
 * look like a value that many people share.
 *
 * @param candidates the profile, or the guest's orders, first seen first
 * @param email normalised; null when there is none or it is blocked
 * @param phone normalised; null when there is none or it is blocked
 * @param familyName normalised
 */
record Profile(
    List<Candidate> candidates,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String familyName) {

  static final Comparator<Candidate> FIRST_SEEN =
      Comparator.comparing(
              Candidate::createdAt, Comparator.nullsLast(Comparator.<LocalDateTime>naturalOrder()))
          .thenComparing(Candidate::source)
          .thenComparing(Candidate::kind)
          .thenComparing(Candidate::id);

  Candidate first() {
    return candidates.getFirst();
  }

  /** The key of the customer that this profile is when it is alone. */
  long key() {
    return Keys.of(first().source(), first().kind(), first().id());
  }

  /** The telephone number with the family name, without which it does not count. */
  @Nullable String phoneAndName() {
    return phone == null || familyName == null ? null : phone + '/' + familyName;
  }
}
