package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is known where: the accounts of the shop and the profiles of the till. */
final class Directory {
  private final Map<Integer, Long> accounts = new HashMap<>();
  private final Map<Integer, String> profiles = new HashMap<>();
  private final List<Person> accountHolders = new ArrayList<>();
  private final List<Person> guests = new ArrayList<>();
  private final List<Person> profileHolders = new ArrayList<>();
  private final List<Person> wholesalers = new ArrayList<>();

  void addAccount(Person person, long customerId) {
    accounts.put(person.number(), customerId);
    (person.wholesale() ? wholesalers : accountHolders).add(person);
  }

  void addGuest(Person person) {
    guests.add(person);
  }

  void addProfile(Person person, String profileId) {
    if (profiles.putIfAbsent(person.number(), profileId) == null && !person.wholesale()) {
      profileHolders.add(person);
    }
  }

  /** From now on the person is a stranger. */
  void forget(String personId) {
    for (List<Person> known : List.of(accountHolders, guests, profileHolders, wholesalers)) {
      known.removeIf(person -> person.id().equals(personId));
    }
  }

  Optional<Long> account(Person person) {
    return Optional.ofNullable(accounts.get(person.number()));
  }

  Optional<String> profile(Person person) {
    return Optional.ofNullable(profiles.get(person.number()));
  }

  Optional<Person> anAccountHolder(Chance chance) {
    return any(accountHolders, chance);
  }

  Optional<Person> aGuest(Chance chance) {
    return any(guests, chance);
  }

  Optional<Person> aProfileHolder(Chance chance) {
    return any(profileHolders, chance);
  }

  Optional<Person> aWholesaler(Chance chance) {
    return any(wholesalers, chance);
  }

  /** Half of the time one of the last hundred to join, so that buyers come, stay and fade. */
  private static Optional<Person> any(List<Person> people, Chance chance) {
    if (people.isEmpty()) {
      return Optional.empty();
    }
    int recent = Math.min(people.size(), 100);
    int index =
        chance.happens(0.5)
            ? people.size() - 1 - chance.below(recent)
            : chance.below(people.size());
    return Optional.of(people.get(index));
  }
}
