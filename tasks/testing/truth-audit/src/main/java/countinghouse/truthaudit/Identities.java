package countinghouse.truthaudit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether profiles were joined to customers rightly, judged by pairs of profiles: of the pairs that
 * the marts join, how many are one person (precision); of the pairs that are one person, how many
 * the marts join (recall).
 *
 * @param profiles those that truth and marts both know
 * @param missing profiles of the truth that the marts do not know
 */
record Identities(List<Judged> profiles, List<Profile> missing) {

  /** A profile, who it really is, and which customer the marts make of it. */
  private record Judged(Profile profile, String person, long customer) {}

  /** Brings both sides together. */
  static Identities of(Map<Profile, String> persons, Map<Profile, Long> customers) {
    return new Identities(
        persons.entrySet().stream().flatMap(entry -> judged(entry, customers)).toList(),
        persons.keySet().stream().filter(it -> !customers.containsKey(it)).sorted().toList());
  }

  private static Stream<Judged> judged(
      Map.Entry<Profile, String> entry, Map<Profile, Long> customers) {
    Long customer = customers.get(entry.getKey());
    return customer == null
        ? Stream.empty()
        : Stream.of(new Judged(entry.getKey(), entry.getValue(), customer));
  }

  /** Different persons behind the profiles. */
  long persons() {
    return profiles.stream().map(Judged::person).distinct().count();
  }

  /** Share of the joined pairs that are one person, 0 to 1; 1 when nothing is joined. */
  double precision() {
    return share(rightPairs(), pairs(Judged::customer));
  }

  /** Share of the pairs of one person that are joined, 0 to 1; 1 when there are none. */
  double recall() {
    return share(rightPairs(), pairs(Judged::person));
  }

  /** Each customer that is really several persons: their profiles in one line. */
  List<String> falseJoins() {
    Map<Long, TreeMap<String, TreeSet<Profile>>> customers =
        profiles.stream()
            .collect(
                groupingBy(
                    Judged::customer,
                    TreeMap::new,
                    groupingBy(
                        Judged::person,
                        TreeMap::new,
                        mapping(Judged::profile, toCollection(TreeSet::new)))));
    return customers.values().stream()
        .filter(persons -> persons.size() > 1)
        .map(persons -> persons.values().stream().map(TreeSet::first).toList().toString())
        .toList();
  }

  private long rightPairs() {
    return pairs(it -> Map.entry(it.person(), it.customer()));
  }

  private <K> long pairs(Function<Judged, K> group) {
    Collection<Long> sizes = profiles.stream().collect(groupingBy(group, counting())).values();
    return sizes.stream().mapToLong(size -> size * (size - 1) / 2).sum();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
