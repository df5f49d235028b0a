package countinghouse.erasecustomer;

import countinghouse.identity.CustomerIdentity;
import countinghouse.identity.Membership;
import countinghouse.star.Rules;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the person: the profiles that the marts would join, over all versions instead of the
 * current ones, and every record that hangs on them.
 *
 * @param warehouse whose staging is read
 * @param rules whose block list says which values are nobody's own
 */
record PersonSearch(Warehouse warehouse, Rules rules) {

  /**
   * The person whom at least one profile was named of.
   *
   * @throws TaskFailure (64) when no profile is meant
   */
  Person find(Wanted wanted) {
    List<Membership> all =
        new CustomerIdentity(rules.blockedIdentities())
            .of(new CandidateVersions(warehouse).candidates());
    Set<Long> meant =
        all.stream().filter(wanted::means).map(Membership::durableKey).collect(Collectors.toSet());
    SequencedMap<Profile, String> profiles = new LinkedHashMap<>();
    all.stream()
        .filter(membership -> meant.contains(membership.durableKey()))
        .forEach(membership ->
            profiles.putIfAbsent(Profile.of(membership.candidate()), reason(wanted, membership)));
    if (profiles.isEmpty()) {
      throw TaskFailure.usage(
          "Nobody is known by that",
          "all versions of customers and orders in " + warehouse.address(),
          "Check it; somebody who was erased before is not known any more, which is right");
    }
    return new Person(profiles, new PersonRecords(warehouse).of(profiles.keySet()));
  }

  private static String reason(Wanted wanted, Membership membership) {
    return wanted.means(membership) ? "named" : "joined by " + membership.rule().text();
  }
}
