package countinghouse.identity;

import static java.util.stream.Collectors.toSet;

import countinghouse.star.Rules.BlockedIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Joins the profiles of all sources to customers, by union-find: profiles with the same e-mail, or
 * with the same telephone number and the same family name, are one customer. A value that more than
 * {@value #MOST_SHARED} profiles share, or that is on the block list (the shop's own number), joins
 * nobody. The result does not depend on the order of the candidates.
 */
public final class CustomerIdentity {
  /** A value that more profiles than this share is nobody's own. */
  static final int MOST_SHARED = 5;

  private final Profiles profiles;

  /** An identity whose block list holds these e-mails and telephone numbers. */
  public CustomerIdentity(List<BlockedIdentity> blocked) {
    profiles =
        new Profiles(
            values(blocked, "email", Normalised::email),
            values(blocked, "phone", Normalised::phone));
  }

  private static Set<String> values(
      List<BlockedIdentity> blocked, String kind, Function<String, @Nullable String> form) {
    return blocked.stream()
        .filter(value -> value.kind().equals(kind))
        .map(value -> form.apply(value.value()))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .collect(toSet());
  }

  /** The customer of every candidate, in the order in which the profiles were first seen. */
  public List<Membership> of(List<Candidate> candidates) {
    List<Profile> all = profiles.of(candidates);
    UnionFind clusters = new UnionFind(all.size());
    Predicate<String> isOwnEmail = isOwn(all, Profile::emails);
    Predicate<String> isOwnPhone = isOwn(all, Profile::phones);
    Set<String> emails = join(all, clusters, Profile::emails, isOwnEmail);
    join(all, clusters, Profile::phonesWithName, named -> isOwnPhone.test(named.phone()));
    join(all, clusters, Profile::inVersions, guest -> true);
    return memberships(all, clusters, emails);
  }

  /** Whether few enough profiles share a value for it to be somebody's own. */
  private static Predicate<String> isOwn(List<Profile> all, Function<Profile, Set<String>> values) {
    Map<String, Integer> sharing = HashMap.newHashMap(all.size());
    for (Profile profile : all) {
      for (String value : values.apply(profile)) {
        sharing.merge(value, 1, Integer::sum);
      }
    }
    return value -> sharing.getOrDefault(value, 0) <= MOST_SHARED;
  }

  /**
   * Joins profiles that have the same value, if it is one that may join.
   *
   * @return the values that joined somebody
   */
  private static <T> Set<T> join(
      List<Profile> all,
      UnionFind clusters,
      Function<Profile, ? extends Collection<T>> values,
      Predicate<T> mayJoin) {
    Map<T, Integer> firstWith = new HashMap<>();
    Set<T> joining = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      for (T value : values.apply(all.get(i))) {
        Integer other = mayJoin.test(value) ? firstWith.putIfAbsent(value, i) : null;
        if (other != null) {
          clusters.join(i, other);
          joining.add(value);
        }
      }
    }
    return joining;
  }

  /** The profiles come as they were first seen, so the first of a cluster is its customer. */
  private static List<Membership> memberships(
      List<Profile> all, UnionFind clusters, Set<String> joiningEmails) {
    @Nullable Candidate[] firstOf = new Candidate[all.size()];
    List<Membership> memberships = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Profile profile = all.get(i);
      Candidate first = firstOf[clusters.find(i)];
      if (first == null) {
        first = profile.first();
        firstOf[clusters.find(i)] = first;
      }
      boolean joinedByEmail = !Collections.disjoint(joiningEmails, profile.emails());
      for (Candidate candidate : profile.candidates()) {
        boolean byEmail = joinedByEmail || profile.holdsByEmail(candidate);
        Rule rule = Rule.of(candidate.key() == first.key(), byEmail);
        memberships.add(new Membership(candidate, first.key(), rule));
      }
    }
    return memberships;
  }
}
