package countinghouse.identity;

import java.util.ArrayList;
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
  private final Spellings emails = new Spellings(Normalised::email);
  private final Spellings phones = new Spellings(Normalised::phone);
  private final Spellings familyNames = new Spellings(Normalised::familyName);

  Profiles(Set<String> blockedEmails, Set<String> blockedPhones) {
    this.blockedEmails = blockedEmails;
    this.blockedPhones = blockedPhones;
  }

  /** Sorts in one pass when the candidates come as they were first seen: then so do the groups. */
  List<Profile> of(List<Candidate> candidates) {
    Map<Group, List<Traits>> groups = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Traits traits = traits(candidate);
      groups.computeIfAbsent(traits.group(), name -> new ArrayList<>(1)).add(traits);
    }
    return groups.entrySet().stream()
        .map(group -> Map.entry(group.getKey(), profile(group.getValue())))
        .sorted(FIRST_SEEN)
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Profile profile(List<Traits> group) {
    return new Profile(
        group.stream().map(Traits::candidate).sorted(Profile.FIRST_SEEN).toList(),
        values(group, Traits::email),
        values(group, Traits::phone),
        values(group, Traits::phoneWithName));
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
    String email = emails.normalised(candidate.email());
    return email == null || blockedEmails.contains(email) ? null : email;
  }

  private @Nullable String phone(Candidate candidate) {
    String phone = phones.normalised(candidate.phone());
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
