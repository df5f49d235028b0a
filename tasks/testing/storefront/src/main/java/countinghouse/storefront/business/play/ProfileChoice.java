package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Address;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.People;
import countinghouse.storefront.business.Person;
import countinghouse.storefront.business.till.TillCustomer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who stands at the counter, and which customer profile the till has of them. */
final class ProfileChoice {
  private static final String ID_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

  private final World world;

  ProfileChoice(World world) {
    this.world = world;
  }

  /** The profile of a trade buyer. */
  Optional<String> wholesale(Chance chance, Instant at) {
    return world
        .directory()
        .aWholesaler(chance)
        .map(person ->
            world
                .directory()
                .profile(person)
                .orElseGet(() -> make(chance, person, "DIRECTORY", at)));
  }

  /** The profile of anybody else; null for most, who walk in and out. */
  @Nullable String retail(Chance chance, Instant at) {
    Directory directory = world.directory();
    return switch (chance.weighted(60, 25, 9, 6)) {
      case 1 -> directory.aProfileHolder(chance).flatMap(directory::profile).orElse(null);
      case 2 -> {
        Person person = candidate(chance, 0.4);
        yield directory.profile(person).orElseGet(() -> make(chance, person, "DIRECTORY", at));
      }
      case 3 -> instant(chance, at);
      default -> null;
    };
  }

  private Person candidate(Chance chance, double known) {
    Directory directory = world.directory();
    Optional<Person> online =
        chance.happens(known)
            ? chance.happens(0.5) ? directory.anAccountHolder(chance) : directory.aGuest(chance)
            : Optional.empty();
    return online.orElseGet(() -> world.people().meet(chance, false));
  }

  /** A profile Square makes by itself from a card: a name, sometimes a phone number. */
  private String instant(Chance chance, Instant at) {
    Person person =
        chance.happens(0.5)
            ? world
                .directory()
                .aProfileHolder(chance)
                .orElseGet(() -> world.people().meet(chance, false))
            : candidate(chance, 0.4);
    return make(chance, person, "INSTANT_PROFILE", at);
  }

  private String make(Chance chance, Person person, String source, Instant at) {
    String id = chance.token(26, ID_LETTERS);
    world.till().save(profile(chance, id, person, source, at));
    world.directory().addProfile(person, id);
    if (chance.happens(0.1)) {
      note(id, chance);
    }
    return id;
  }

  private static TillCustomer profile(
      Chance chance, String id, Person person, String source, Instant at) {
    boolean instant = source.equals("INSTANT_PROFILE");
    boolean partial = instant || chance.happens(0.2);
    boolean addressed = !partial && chance.happens(0.4);
    Address home = person.home();
    return new TillCustomer(
        id,
        person.id(),
        at,
        at,
        home.firstName(),
        home.lastName(),
        person.wholesale() ? home.company() : null,
        partial ? null : People.retypedEmail(chance, home.email()),
        phone(chance, home, instant),
        addressed ? home : null,
        null,
        source,
        person.wholesale(),
        0);
  }

  private void note(String id, Chance chance) {
    Duration later = Duration.ofHours(chance.between(30, 2000));
    world
        .timeline()
        .after(
            later,
            at ->
                world
                    .till()
                    .customer(id)
                    .ifPresent(one -> world.till().save(one.noting("Prefers matte glazes", at))));
  }

  private static @Nullable String phone(Chance chance, Address home, boolean instant) {
    if (instant && chance.happens(0.6)) {
      return null;
    }
    if (!instant && chance.happens(0.05)) {
      return People.SHOP_PHONE;
    }
    return People.retypedPhone(chance, home.phone());
  }
}
