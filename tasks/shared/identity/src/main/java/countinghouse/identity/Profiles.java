package countinghouse.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes profiles out of candidates: the same ones whatever the order of these. */
final class Profiles {
  /** Of two that begin with the same candidate, in two versions, the group decides. */
  private static final Comparator<Map.Entry<Group, Profile>> FIRST_SEEN =
      Comparator.<Map.Entry<Group, Profile>, Candidate>comparing(
              group -> group.getValue().first(), Profile.FIRST_SEEN)
          .thenComparing(Map.Entry::getKey, Group.ORDER);

  private final Set<String> blockedEmails;
  private final Set<String> blockedPhones;
  private final Spellings familyNames = new Spellings(Normalised::familyName);

  Profiles(Set<String> blockedEmails, Set<String> blockedPhones) {
    this.blockedEmails = blockedEmails;
    this.blockedPhones = blockedPhones;
  }

  /** Sorts in one pass when the candidates come as they were first seen: then so do the groups. */
  List<Profile> of(List<Candidate> candidates) {
    List<Candidate> firstSeen = candidates.stream().sorted(Profile.FIRST_SEEN).toList();
    Set<Long> inVersions = inVersions(firstSeen);
    return groups(firstSeen).entrySet().stream()
        .map(group -> Map.entry(group.getKey(), profile(group.getValue(), inVersions)))
        .sorted(FIRST_SEEN)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What is given several times stands side by side once it is sorted. */
  private static Set<Long> inVersions(List<Candidate> firstSeen) {
    Set<Long> keys = new HashSet<>();
    for (int i = 1; i < firstSeen.size(); i++) {
      if (firstSeen.get(i).key() == firstSeen.get(i - 1).key()) {
        keys.add(firstSeen.get(i).key());
      }
    }
    return keys;
  }

  private Map<Group, List<Traits>> groups(List<Candidate> firstSeen) {
    Map<Group, List<Traits>> groups = LinkedHashMap.newLinkedHashMap(firstSeen.size());
    for (Candidate candidate : firstSeen) {
      Traits traits = traits(candidate);
      groups.computeIfAbsent(traits.group(), name -> new ArrayList<>(1)).add(traits);
    }
    return groups;
  }

  private static Profile profile(List<Traits> group, Set<Long> inVersions) {
    List<Candidate> candidates = new ArrayList<>(group.size());
    group.forEach(traits -> candidates.add(traits.candidate()));
    return new Profile(
        Collections.unmodifiableList(candidates),
        values(group, Traits::email),
        values(group, Traits::phone),
        values(group, Traits::phoneWithName),
        inVersions.isEmpty() ? Set.of() : guestsAmong(inVersions, candidates));
  }

  private static Set<Long> guestsAmong(Set<Long> inVersions, List<Candidate> candidates) {
    return candidates.stream()
        .filter(Candidate::isGuest)
        .map(Candidate::key)
        .filter(inVersions::contains)
        .collect(toUnmodifiableSet());
  }

  /** Most groups are one candidate, which needs no set to find what is the same. */
  private static <T> Set<T> values(List<Traits> group, Function<Traits, @Nullable T> value) {
    if (group.size() == 1) {
      T only = value.apply(group.getFirst());
      return only == null ? Set.of() : Set.of(only);
    }
    Set<T> values = new HashSet<>();
    for (Traits traits : group) {
      T one = value.apply(traits);
      if (one != null) {
        values.add(one);
      }
    }
    return Set.copyOf(values);
  }

  /** Normalises once what is asked for many times. */
  private Traits traits(Candidate candidate) {
    return new Traits(
        candidate,
        email(candidate),
        phone(candidate),
        familyNames.normalised(candidate.familyName()));
  }

  private @Nullable String email(Candidate candidate) {
    String email = Normalised.email(candidate.email());
    return email == null || blockedEmails.contains(email) ? null : email;
  }

  private @Nullable String phone(Candidate candidate) {
    String phone = Normalised.phone(candidate.phone());
    return phone == null || blockedPhones.contains(phone) ? null : phone;
  }

  /** A candidate with its values in their normal form, without those that are blocked. */
  private record Traits(
      Candidate candidate,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String familyName) {

    Profile.@Nullable NamedPhone phoneWithName() {
      return phone == null || familyName == null ? null : new Profile.NamedPhone(phone, familyName);
    }

    Group group() {
      if (candidate.isGuest() && email != null) {
        return new Group(candidate.source(), "guest email", email, String.valueOf(familyName));
      }
      if (candidate.isGuest() && phone != null && familyName != null) {
        return new Group(candidate.source(), "guest phone", phone, familyName);
      }
      return new Group(candidate.source(), candidate.kind(), candidate.id(), "");
    }
  }

  /** What the candidates of one profile, and only they, have alike. */
  private record Group(String source, String kind, String value, String familyName) {
    static final Comparator<Group> ORDER =
        Comparator.comparing(Group::source)
            .thenComparing(Group::kind)
            .thenComparing(Group::value)
            .thenComparing(Group::familyName);
  }
}
