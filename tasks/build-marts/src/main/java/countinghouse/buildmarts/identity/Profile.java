package countinghouse.buildmarts.identity;

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

  /** Whether this is a later order of the guest, known by the e-mail of the first. */
  boolean holdsByEmail(Candidate candidate) {
    return email != null && !candidate.equals(first());
  }

  /** The telephone number with the family name, without which it does not count. */
  @Nullable String phoneAndName() {
    return phone == null || familyName == null ? null : phone + '/' + familyName;
  }
}
