package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Address;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.People;
import countinghouse.storefront.business.Person;
import countinghouse.storefront.business.shop.Buyer;
import countinghouse.storefront.business.shop.ShopCustomer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Who buys online, with which account, and how e-mail and phone are typed. */
final class BuyerChoice {
  private static final String NOTE = "Please leave at the door.\nRing \"twice\" & wait";

  private final World world;

  BuyerChoice(World world) {
    this.world = world;
  }

  /** A trade buyer, if there is one. */
  Optional<Buyer> wholesale(Chance chance) {
    return world.directory().aWholesaler(chance).map(person -> withAccount(chance, person));
  }

  /** Anybody else. */
  Buyer retail(Chance chance, Instant at) {
    Directory directory = world.directory();
    return switch (chance.weighted(40, 13, 15, 5, 4, 23)) {
      case 0 ->
          directory
              .anAccountHolder(chance)
              .map(person -> withAccount(chance, person))
              .orElseGet(() -> newAccount(chance, newcomer(chance), at));
      case 1 -> newAccount(chance, candidate(chance), at);
      case 2 -> guest(chance, directory.aGuest(chance).orElseGet(() -> newcomer(chance)));
      case 3 -> guest(chance, directory.aProfileHolder(chance).orElseGet(() -> newcomer(chance)));
      case 4 -> guest(chance, directory.anAccountHolder(chance).orElseGet(() -> newcomer(chance)));
      default -> guest(chance, newcomer(chance));
    };
  }

  /** Opens an account. */
  long open(Person person, Instant at) {
    long id = world.shop().newUserId();
    Address home = person.home();
    world
        .shop()
        .save(
            new ShopCustomer(
                id,
                person.id(),
                at,
                at,
                home.email(),
                person.wholesale() ? "wholesale_customer" : "customer",
                home.email().substring(0, home.email().indexOf('@')),
                home,
                home,
                false));
    world.directory().addAccount(person, id);
    return id;
  }

  private Person candidate(Chance chance) {
    return chance.happens(0.35)
        ? world
            .directory()
            .aProfileHolder(chance)
            .filter(person -> world.directory().account(person).isEmpty())
            .orElseGet(() -> newcomer(chance))
        : newcomer(chance);
  }

  private Person newcomer(Chance chance) {
    return world.people().meet(chance, false);
  }

  private Buyer newAccount(Chance chance, Person person, Instant at) {
    open(person, at);
    return withAccount(chance, person);
  }

  private Buyer withAccount(Chance chance, Person person) {
    long id = world.directory().account(person).orElse(0L);
    Address billing = world.shop().customer(id).map(ShopCustomer::billing).orElse(person.home());
    if (chance.happens(0.08)) {
      billing = billing.reachedBy(People.retypedEmail(chance, billing.email()), billing.phone());
    }
    return buyer(chance, id, person, billing);
  }

  private Buyer guest(Chance chance, Person person) {
    world.directory().addGuest(person);
    Address home = person.home();
    String email = People.retypedEmail(chance, home.email());
    if (chance.happens(0.05)) {
      email =
          ("office." + home.lastName() + person.number() + "@example.net")
              .replaceAll("[^A-Za-z0-9.@]", "")
              .toLowerCase(Locale.ROOT);
    }
    String phone = chance.happens(0.75) ? People.retypedPhone(chance, home.phone()) : "";
    return buyer(chance, 0, person, home.reachedBy(email, phone));
  }

  private static Buyer buyer(Chance chance, long id, Person person, Address billing) {
    String ip = "203.0.113." + chance.between(1, 254);
    String note = chance.happens(0.05) ? NOTE : "";
    return new Buyer(id, person, billing, billing.reachedBy("", ""), ip, note);
  }
}
