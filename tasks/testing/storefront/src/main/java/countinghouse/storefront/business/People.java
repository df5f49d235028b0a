package countinghouse.storefront.business;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everyone who ever bought by name, and how their names, e-mails and phones are spelled. */
public final class People {
  /**
   * The shop's own number, which staff type in when a buyer gives none. Never identifies anyone.
   */
  public static final String SHOP_PHONE = "(518) 555-0100";

  private static final List<String> FIRST =
      List.of(
          "Maya", "Liam", "Chloé", "Noah", "Ava", "Omar", "Ingrid", "Theo", "Priya", "Mateo",
          "Sofia", "Elias", "Hana", "Jonah", "Ruth", "Dmitri", "Leila", "Anders", "Grace", "Tomás",
          "Nora", "Felix", "Amara", "Caleb", "Yuki", "Rosa", "Ezra", "Bridget", "Ivan", "Clara",
          "Samuel", "Zoë", "Marcus", "Esther", "Hugo", "Wren", "Abel", "Fiona", "Kenji", "Lucia");
  private static final List<String> LAST =
      List.of(
          "Okafor",
          "Lindqvist",
          "García",
          "Nguyen",
          "O'Brien",
          "Müller",
          "Rossi",
          "Haddad",
          "Kowalski",
          "Tanaka",
          "Silva",
          "Dubois",
          "Novak",
          "Sørensen",
          "Cohen",
          "Patel",
          "Reyes",
          "Baker",
          "Whitfield",
          "Marsh",
          "Van Dyke",
          "Petrov",
          "Ferraro",
          "Achebe",
          "Lund",
          "Moreau",
          "Castillo",
          "Fischer",
          "Hollis",
          "Ito",
          "Bauer",
          "Quinn",
          "Sato",
          "Abrams",
          "Delgado",
          "Winters",
          "Farrow",
          "Greene",
          "Nakamura",
          "Ibarra",
          "Kessler",
          "Doyle",
          "Pereira",
          "Vance",
          "Stone",
          "Ulrich",
          "Zamora",
          "Mbeki",
          "Larsen",
          "Hughes");
  private static final List<String> STREETS =
      List.of(
          "Elm St",
          "Kiln Lane",
          "Warren St",
          "Mill Rd",
          "Orchard Ave",
          "River Rd",
          "Union St",
          "Maple Dr",
          "Church St",
          "Depot Ln");
  private static final List<String> TRADES =
      List.of("Inn", "Cafe", "Provisions", "Market", "Kitchen", "Mercantile", "Hotel", "Pantry");
  private static final List<String> AREA_CODES =
      List.of("518", "845", "646", "917", "914", "607", "413", "201", "203", "212");
  private static final List<Town> TOWNS =
      List.of(
          new Town("Hudson", "NY", "12534", 30),
          new Town("New York", "NY", "10001", 18),
          new Town("Albany", "NY", "12207", 12),
          new Town("Kingston", "NY", "12401", 9),
          new Town("Jersey City", "NJ", "07302", 9),
          new Town("Montclair", "NJ", "07042", 5),
          new Town("New Haven", "CT", "06510", 6),
          new Town("Great Barrington", "MA", "01230", 6),
          new Town("Philadelphia", "PA", "19103", 5));

  private final List<Person> everyone = new ArrayList<>();

  /** A person never seen before. */
  public Person meet(Chance chance, boolean wholesale) {
    Person person = new Person(everyone.size() + 1, home(chance, wholesale), wholesale);
    everyone.add(person);
    return person;
  }

  private Address home(Chance chance, boolean wholesale) {
    int number = everyone.size() + 1;
    String first = chance.pick(FIRST);
    String last = chance.pick(LAST);
    String company = wholesale ? last + " " + chance.pick(TRADES) : "";
    Town town = town(chance);
    return new Address(
        first,
        last,
        company,
        chance.between(1, 240) + " " + chance.pick(STREETS),
        chance.happens(0.15) ? "Apt " + chance.between(1, 30) : "",
        town.city(),
        town.state(),
        town.postcode(),
        "US",
        email(first, last, company, number),
        phone(number));
  }

  /** The e-mail as this person might type it another time: the same but for its case. */
  public static String retypedEmail(Chance chance, String email) {
    int at = email.indexOf('@');
    return switch (chance.below(4)) {
      case 0 -> email.toUpperCase(Locale.ROOT);
      case 1 -> email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1);
      case 2 -> email.substring(0, at) + email.substring(at).toUpperCase(Locale.ROOT);
      default -> email;
    };
  }

  /** The phone number +1AAANNNNNNN as this person might type it. */
  public static String retypedPhone(Chance chance, String phone) {
    String area = phone.substring(2, 5);
    String exchange = phone.substring(5, 8);
    String rest = phone.substring(8);
    return switch (chance.below(4)) {
      case 0 -> "(" + area + ") " + exchange + "-" + rest;
      case 1 -> area + "-" + exchange + "-" + rest;
      case 2 -> area + exchange + rest;
      default -> phone;
    };
  }

  private static String email(String first, String last, String company, int number) {
    String name = company.isEmpty() ? first + "." + last : "orders." + company;
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replace('ø', 'o')
            .replaceAll("[^A-Za-z.]", "")
            .toLowerCase(Locale.ROOT);
    return plain + number + "@example." + List.of("com", "org", "net").get(number % 3);
  }

  private static String phone(int number) {
    String area = AREA_CODES.get(number % AREA_CODES.size());
    return "+1%s555%04d".formatted(area, 101 + number / AREA_CODES.size());
  }

  private static Town town(Chance chance) {
    return TOWNS.get(chance.weighted(TOWNS.stream().mapToDouble(Town::weight).toArray()));
  }

  private record Town(String city, String state, String postcode, int weight) {}
}
