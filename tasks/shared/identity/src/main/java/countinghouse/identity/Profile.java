package countinghouse.identity;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A profile with the values that may match, in their normal form; a guest's orders under one e-mail
 * (else telephone number) and family name are one profile, so that a guest who comes often does not
 * look like a value that many people share. A guest's telephone number may stand on any of the
 * orders, and on each another one.
 *
 * @param candidates the profile, or the guest's orders, first seen first; a candidate that is given
 *     with the values of several versions stands here once for each
 * @param emails normalised, without those that are blocked
 * @param phones normalised, without those that are blocked
 * @param phonesWithName the same, each with the family name beside it; without one it is left out
 * @param inVersions keys of the guests' orders among them that are given with the values of several
 *     versions; only these may stand in another profile, too
 */
record Profile(
    List<Candidate> candidates,
    Set<String> emails,
    Set<String> phones,
    Set<NamedPhone> phonesWithName,
    Set<Long> inVersions) {

  /** A telephone number counts only together with a family name. */
  record NamedPhone(String phone, String familyName) {}

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
    return !emails.isEmpty() && candidate.key() != first().key();
  }
}
