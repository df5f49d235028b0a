package countinghouse.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes profiles out of candidates: the same ones whatever the order of these. */
final class Profiles {
  private final Set<String> blockedEmails;
  private final Set<String> blockedPhones;

  Profiles(Set<String> blockedEmails, Set<String> blockedPhones) {
    this.blockedEmails = blockedEmails;
    this.blockedPhones = blockedPhones;
  }

  List<Profile> of(List<Candidate> candidates) {
    Map<String, List<Candidate>> groups = new TreeMap<>();
    for (Candidate candidate : candidates) {
      groups.computeIfAbsent(groupOf(candidate), name -> new ArrayList<>()).add(candidate);
    }
    return groups.values().stream()
        .map(this::profile)
        .sorted((one, other) -> Profile.FIRST_SEEN.compare(one.first(), other.first()))
        .toList();
  }

  private Profile profile(List<Candidate> group) {
    return new Profile(
        group.stream().sorted(Profile.FIRST_SEEN).toList(),
        group.stream()
            .flatMap(candidate -> Stream.ofNullable(email(candidate)))
            .collect(toUnmodifiableSet()),
        group.stream()
            .flatMap(candidate -> Stream.ofNullable(phone(candidate)))
            .collect(toUnmodifiableSet()),
        group.stream()
            .flatMap(candidate -> Stream.ofNullable(phoneWithName(candidate)))
            .collect(toUnmodifiableSet()));
  }

  private Profile.@Nullable NamedPhone phoneWithName(Candidate candidate) {
    String phone = phone(candidate);
    String name = Normalised.familyName(candidate.familyName());
    return phone == null || name == null ? null : new Profile.NamedPhone(phone, name);
  }

  private String groupOf(Candidate candidate) {
    String name = Normalised.familyName(candidate.familyName());
    String email = email(candidate);
    String phone = phone(candidate);
    String alone = candidate.profile();
    if (!candidate.isGuest()) {
      return alone;
    }
    if (email != null) {
      return String.join("\n", candidate.source(), "guest email", email, String.valueOf(name));
    }
    if (phone != null && name != null) {
      return String.join("\n", candidate.source(), "guest phone", phone, name);
    }
    return alone;
  }

  private @Nullable String email(Candidate candidate) {
    String email = Normalised.email(candidate.email());
    return email == null || blockedEmails.contains(email) ? null : email;
  }

  private @Nullable String phone(Candidate candidate) {
    String phone = Normalised.phone(candidate.phone());
    return phone == null || blockedPhones.contains(phone) ? null : phone;
  }
}
