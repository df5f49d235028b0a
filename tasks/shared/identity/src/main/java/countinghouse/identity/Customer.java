package countinghouse.identity;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all memberships of one customer have alike.
 *
 * @param first the candidate that was seen first
 * @param durableKey the key of that candidate
 * @param profiles how many candidates the customer has
 * @param isRegistered whether one of them is an account in a shop
 */
record Customer(Candidate first, long durableKey, int profiles, boolean isRegistered) {
  private static final LocalDateTime NEVER = LocalDateTime.of(1900, 1, 1, 0, 0);

  /** The customer to whom these profiles belong, first seen first. */
  static Customer of(List<Profile> cluster) {
    Candidate first = cluster.getFirst().first();
    int size = 0;
    boolean isRegistered = false;
    for (Profile profile : cluster) {
      size += profile.candidates().size();
      isRegistered |= profile.first().isRegistered();
    }
    return new Customer(first, first.key(), size, isRegistered);
  }

  /** The memberships of one of the profiles. */
  Stream<Membership> memberships(Profile profile, Set<String> joiningEmails) {
    boolean joinedByEmail = profile.emails().stream().anyMatch(joiningEmails::contains);
    return profile.candidates().stream()
        .map(candidate -> membership(candidate, joinedByEmail || profile.holdsByEmail(candidate)));
  }

  private Membership membership(Candidate candidate, boolean byEmail) {
    boolean isFirst = candidate.equals(first);
    Rule rule = Rule.of(isFirst, byEmail);
    LocalDateTime seen = first.createdAt();
    return new Membership(
        candidate,
        durableKey,
        rule.text(),
        rule.confidence(),
        isFirst ? durableKey : candidate.key(),
        first.source(),
        seen == null ? NEVER : seen,
        profiles,
        isRegistered);
  }
}
