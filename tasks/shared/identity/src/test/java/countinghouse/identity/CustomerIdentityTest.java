package countinghouse.identity;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.star.ProfileKind;
import countinghouse.star.Rules.BlockedIdentity;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerIdentityTest {
  private static final LocalDateTime DAY = LocalDateTime.of(2026, 3, 1, 12, 0);

  @Test
  void anEmailJoinsWhateverItsCaseAndBlanks() {
    Candidate account = account("1", " Ana@Example.org", null, null);
    Candidate till = till("A", "ana@EXAMPLE.org ", null, null);

    assertThat(rules(account, till)).isEqualTo(Map.of("1", Rule.FIRST, "A", Rule.EMAIL));
    assertThat(customers(account, till)).containsOnly(account.key());
  }

  @Test
  void aPhoneJoinsWithTheFamilyNameHoweverBothAreWritten() {
    Candidate account = account("1", null, "(201) 555-0121", "García");
    Candidate till = till("A", null, "+1 201 555 0121", "GARCIA");

    assertThat(customers(account, till)).containsOnly(account.key());
    assertThat(rules(account, till)).containsEntry("A", Rule.PHONE);
  }

  @Test
  void theMartsCallARuleByItsNameAndSayHowSureItIs() {
    assertThat(Rule.values())
        .extracting(Rule::text)
        .containsExactly("first", "email", "phone and family name");
    assertThat(Rule.values())
        .extracting(Rule::confidence)
        .containsExactly(new BigDecimal("1.00"), new BigDecimal("1.00"), new BigDecimal("0.80"));
  }

  @Test
  void aLaterOrderOfAGuestIsOneByItsEmailOrElseByItsPhone() {
    assertThat(
            rules(
                guest("10", "clara@example.com", null, "Mbeki"),
                guest("11", "clara@example.com", null, "Mbeki")))
        .isEqualTo(Map.of("10", Rule.FIRST, "11", Rule.EMAIL));
    assertThat(
            rules(
                guest("10", null, "2015550121", "Mbeki"), guest("11", null, "2015550121", "Mbeki")))
        .isEqualTo(Map.of("10", Rule.FIRST, "11", Rule.PHONE));
  }

  @Test
  void ofGuestsWithOneEmailAndTwoNamesNeitherHidesTheOther() {
    Candidate clara = guest("10", "family@example.com", "2015550121", "Mbeki");
    Candidate novak = guest("11", "family@example.com", "6465550199", "Novak");
    Candidate till = till("A", null, "6465550199", "Novak");

    assertThat(customers(clara, novak, till)).containsOnly(clara.key());
    assertThat(rules(clara, novak, till))
        .isEqualTo(Map.of("10", Rule.FIRST, "11", Rule.EMAIL, "A", Rule.PHONE));
  }

  @Test
  void fiveProfilesMayShareAPhoneAndAFamilyNameButNotSix() {
    Candidate[] six =
        IntStream.range(0, 6)
            .mapToObj(i -> till("T" + i, null, "2015550100", "Novak"))
            .toArray(Candidate[]::new);

    assertThat(customers(Arrays.copyOf(six, 5))).containsOnly(six[0].key());
    assertThat(customers(six)).doesNotHaveDuplicates();
  }

  @Test
  void whoeverWasSeenFirstIsTheCustomerAndWhoNobodyKnowsWhenIsLast() {
    Candidate unknown =
        Candidate.of(
            "shop", ProfileKind.REGISTERED.label(), "1", null, "a@example.org", null, null);
    Candidate till = till("A", "a@example.org", null, null);
    Candidate sameMoment =
        Candidate.of(
            "shop",
            ProfileKind.REGISTERED.label(),
            "9",
            till.createdAt(),
            "a@example.org",
            null,
            null);

    assertThat(customers(unknown, till)).containsOnly(till.key());
    assertThat(customers(till, sameMoment)).containsOnly(sameMoment.key());
  }

  @Test
  void aPhoneWithAnotherFamilyNameOrNoneJoinsNobody() {
    assertThat(
            customers(
                account("1", null, "2015550121", "Mbeki"),
                till("A", null, "2015550121", "Novak"),
                till("B", null, "2015550121", null)))
        .doesNotHaveDuplicates();
  }

  @Test
  void aFamilyNameAloneJoinsNobody() {
    assertThat(customers(till("A", null, null, "Novak"), till("B", null, null, "Novak")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aPhoneThatStandsOnALaterOrderOfAGuestJoins() {
    Candidate first = guest("10", "clara@example.com", null, "Mbeki");
    Candidate later = guest("11", "CLARA@example.com", "(201) 555-0121", "Mbeki");
    Candidate till = till("A", null, "+12015550121", "Mbeki");

    assertThat(customers(first, later, till)).containsOnly(first.key());
  }

  @Test
  void aGuestWithTwoPhonesIsFoundByEither() {
    Candidate first = guest("10", "clara@example.com", "2015550121", "Mbeki");
    Candidate later = guest("11", "clara@example.com", "6465550199", "Mbeki");
    Candidate home = till("A", null, "2015550121", "Mbeki");
    Candidate mobile = till("B", null, "6465550199", "Mbeki");

    assertThat(customers(first, later, home, mobile)).containsOnly(first.key());
  }

  @Test
  void fiveProfilesMayShareAValueButNotSix() {
    Candidate[] five = tills(5, "till@example.org");
    Candidate[] six = tills(6, "till@example.org");

    assertThat(customers(five)).containsOnly(five[0].key());
    assertThat(customers(six)).doesNotHaveDuplicates();
  }

  @Test
  void profilesWithoutANameCountAmongThoseThatShareAPhone() {
    List<Candidate> all =
        new ArrayList<>(
            IntStream.range(0, 4).mapToObj(i -> till("N" + i, null, "2015550100", null)).toList());
    all.add(till("A", null, "2015550100", "Novak"));
    all.add(till("B", null, "2015550100", "Novak"));

    assertThat(customers(all.toArray(Candidate[]::new))).doesNotHaveDuplicates();
  }

  @Test
  void manyOrdersOfOneGuestAreNotManyProfiles() {
    Candidate[] orders =
        IntStream.range(10, 30)
            .mapToObj(i -> guest("" + i, "clara@example.com", null, "Mbeki"))
            .toArray(Candidate[]::new);

    assertThat(customers(orders)).containsOnly(orders[0].key());
  }

  @Test
  void aBlockedValueJoinsNobody() {
    List<BlockedIdentity> blocked =
        List.of(
            new BlockedIdentity("phone", "(201) 555-0100"),
            new BlockedIdentity("email", "Shop@example.org"));
    List<Candidate> all =
        List.of(
            till("A", "shop@example.org", "2015550100", "Novak"),
            till("B", "shop@example.org", "2015550100", "Novak"));

    assertThat(new CustomerIdentity(blocked).of(all))
        .extracting(Membership::durableKey)
        .doesNotHaveDuplicates();
  }

  @Test
  void aBlockedEmailMadeOfDigitsBlocksNoPhone() {
    List<BlockedIdentity> blocked =
        List.of(new BlockedIdentity("email", "2015550121@shop.example"));
    List<Candidate> all =
        List.of(
            till("A", null, "2015550121", "Novak"),
            till("B", null, "2015550121", "Novak"),
            till("C", "2015550121@shop.example", null, null),
            till("D", "2015550121@shop.example", null, null));

    assertThat(new CustomerIdentity(blocked).of(all))
        .extracting(Membership::durableKey)
        .containsExactly(all.get(0).key(), all.get(0).key(), all.get(2).key(), all.get(3).key());
  }

  @Test
  void theOrderOfTheCandidatesChangesNothing() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String email = i % 3 == 0 ? null : "person" + i % 11 + "@example.org";
      String phone = i % 4 == 0 ? null : "20155501" + (10 + i % 13);
      all.add(i % 2 == 0 ? guest("" + i, email, phone, "Ito") : till("T" + i, email, phone, "Ito"));
    }
    List<Membership> expected = new CustomerIdentity(List.of()).of(all);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(all, new Random(seed));
      assertThat(new CustomerIdentity(List.of()).of(all)).isEqualTo(expected);
    }
  }

  private static List<Long> customers(Candidate... candidates) {
    return memberships(candidates).map(Membership::durableKey).toList();
  }

  private static Map<String, Rule> rules(Candidate... candidates) {
    return memberships(candidates).collect(toMap(it -> it.candidate().id(), Membership::rule));
  }

  private static Stream<Membership> memberships(Candidate... candidates) {
    return new CustomerIdentity(List.of()).of(List.of(candidates)).stream();
  }

  private static Candidate[] tills(int count, String email) {
    return IntStream.range(0, count)
        .mapToObj(i -> till("T" + i, email, null, null))
        .toArray(Candidate[]::new);
  }

  private static Candidate account(
      String id, @Nullable String email, @Nullable String phone, @Nullable String name) {
    return Candidate.of("shop", ProfileKind.REGISTERED.label(), id, DAY, email, phone, name);
  }

  private static Candidate guest(
      String id, @Nullable String email, @Nullable String phone, @Nullable String name) {
    return Candidate.of(
        "shop",
        ProfileKind.GUEST.label(),
        id,
        DAY.plusHours(Long.parseLong(id)),
        email,
        phone,
        name);
  }

  private static Candidate till(
      String id, @Nullable String email, @Nullable String phone, @Nullable String name) {
    return Candidate.of("till", "till", id, DAY.plusDays(5), email, phone, name);
  }
}
