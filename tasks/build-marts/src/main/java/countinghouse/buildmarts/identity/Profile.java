package countinghouse.buildmarts.identity;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A profile with the values that may match, in their normal form; a guest's orders under one e-mail
 * (else telephone number) and family name are one profile, so that a guest who comes often does not
 * look like a value that many people share. A guest's telephone number may stand on any of the
 * orders, and on each another one.
 *
 * @param candidates the profile, or the guest's orders, first seen first
 * @param email normalised; null when there is none or it is blocked
 * @param phones normalised, without those that are blocked
 * @param familyName normalised
 */
record Profile(
    List<Candidate> candidates,
    @Nullable String email,
    Set<String> phones,
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

  /** The e-mail, or none. */
  Set<String> emails() {
    return email == null ? Set.of() : Set.of(email);
  }

  /** The telephone numbers with the family name, without which they do not count. */
  Stream<String> withFamilyName(Stream<String> numbers) {
    return familyName == null ? Stream.empty() : numbers.map(phone -> phone + '/' + familyName);
  }
}
