package countinghouse.identity;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import countinghouse.star.Rules.BlockedIdentity;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins the profiles of all sources to customers, by union-find: profiles with the same e-mail, or
 * with the same telephone number and the same family name, are one customer. A value that more than
 * {@value #MOST_SHARED} profiles share, or that is on the block list (the shop's own number), joins
 * nobody. The result does not depend on the order of the candidates.
 */
public final class CustomerIdentity {
  /** A value that more profiles than this share is nobody's own. */
  public static final int MOST_SHARED = 5;

  private static final LocalDateTime NEVER = LocalDateTime.of(1900, 1, 1, 0, 0);

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
    Set<String> ownEmails = own(all, Profile::emails);
    Set<String> ownPhones = own(all, Profile::phones);
    Set<String> emails =
        join(all, clusters, it -> it.emails().stream().filter(ownEmails::contains));
    join(
        all,
        clusters,
        it -> it.phonesWithName().stream().filter(named -> ownPhones.contains(named.phone())));
    join(all, clusters, it -> it.candidates().stream().map(Candidate::profile).distinct());
    Map<Integer, List<Profile>> members = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      members.computeIfAbsent(clusters.find(i), root -> new ArrayList<>()).add(all.get(i));
    }
    List<Membership> memberships = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<Profile> cluster = Objects.requireNonNull(members.get(clusters.find(i)));
      memberships.addAll(memberships(all.get(i), cluster, emails));
    }
    return memberships;
  }

  /** The values that few enough profiles share to be somebody's own. */
  private static Set<String> own(List<Profile> all, Function<Profile, Set<String>> values) {
    return all.stream()
        .flatMap(profile -> values.apply(profile).stream())
        .collect(groupingBy(Function.identity(), counting()))
        .entrySet()
        .stream()
        .filter(value -> value.getValue() <= MOST_SHARED)
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /**
   * Joins profiles that have the same value.
   *
   * @return the values that joined somebody
   */
  private static <T> Set<T> join(
      List<Profile> all, UnionFind clusters, Function<Profile, Stream<T>> values) {
    Map<T, Integer> firstWith = new HashMap<>();
    Set<T> joining = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      for (T value : values.apply(all.get(i)).toList()) {
        Integer other = firstWith.putIfAbsent(value, i);
        if (other != null) {
          clusters.join(i, other);
          joining.add(value);
        }
      }
    }
    return joining;
  }

  private static List<Membership> memberships(
      Profile profile, List<Profile> cluster, Set<String> joiningEmails) {
    Candidate first = cluster.getFirst().first();
    long durableKey = first.key();
    LocalDateTime seen = first.createdAt();
    int size = cluster.stream().mapToInt(one -> one.candidates().size()).sum();
    boolean isRegistered = cluster.stream().anyMatch(one -> one.first().isRegistered());
    boolean joinedByEmail = profile.emails().stream().anyMatch(joiningEmails::contains);
    return profile.candidates().stream()
        .map(candidate -> {
          boolean byEmail = joinedByEmail || profile.holdsByEmail(candidate);
          Rule rule = Rule.of(candidate.equals(first), byEmail);
          return new Membership(
              candidate,
              durableKey,
              rule.text(),
              rule.confidence(),
              candidate.key(),
              first.source(),
              seen == null ? NEVER : seen,
              size,
              isRegistered);
        })
        .toList();
  }
}
