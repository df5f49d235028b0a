package countinghouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.star.Rules.BlockedIdentity;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of identities whatever the profiles, which here share few values, often. */
final class CustomerIdentityProperties {
  private static final List<BlockedIdentity> BLOCKED =
      List.of(new BlockedIdentity("email", "shop@x.example"));

  @Property(tries = 300)
  void theOrderOfTheProfilesChangesNothing(
      @ForAll("profiles") List<Candidate> candidates, @ForAll long seed) {
    List<Candidate> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(identity().of(shuffled)).isEqualTo(identity().of(candidates));
  }

  @Property(tries = 300)
  void everyCandidateBelongsToOneCustomerWhoseKeyIsThatOfItsFirstSeenMember(
      @ForAll("profiles") List<Candidate> candidates) {
    List<Membership> memberships = identity().of(candidates);

    assertThat(memberships.stream().map(Membership::candidate))
        .containsExactlyInAnyOrderElementsOf(candidates);
    byCustomer(memberships)
        .forEach((key, members) -> {
          Membership first =
              Collections.min(
                  members,
                  (one, other) -> Profile.FIRST_SEEN.compare(one.candidate(), other.candidate()));
          assertThat(first.candidate().key()).isEqualTo(key);
          assertThat(members).extracting(Membership::rule).containsOnlyOnce(Rule.FIRST);
        });
  }

  @Property(tries = 300)
  void whoeverIsJoinedSharesAnEmailOrTelephoneAndNameWithSomebodyOfTheSameCustomer(
      @ForAll("profiles") List<Candidate> candidates) {
    byCustomer(identity().of(candidates))
        .values()
        .forEach(members ->
            members.forEach(member ->
                assertThat(members)
                    .as("%s", member)
                    .anyMatch(other -> isJoinedWith(member, other))));
  }

  @Property(tries = 300)
  void aProfileWithoutAnythingInCommonIsItsOwnCustomer(
      @ForAll("profiles") List<Candidate> candidates) {
    Candidate alone =
        Candidate.of("shop", "registered", "alone", null, "only@x.example", null, "Only");
    List<Candidate> all = new ArrayList<>(candidates);
    all.add(alone);

    assertThat(identity().of(all))
        .filteredOn(membership -> membership.candidate().equals(alone))
        .singleElement()
        .satisfies(membership -> assertThat(membership.durableKey()).isEqualTo(alone.key()));
    assertThat(identity().of(all))
        .filteredOn(membership -> membership.durableKey() == alone.key())
        .hasSize(1);
  }

  @Provide
  Arbitrary<List<Candidate>> profiles() {
    Arbitrary<Candidate> candidate =
        Combinators.combine(
                Arbitraries.of("registered", "guest", "till"),
                Arbitraries.integers().between(1, 40),
                Arbitraries.integers().between(0, 5).injectNull(0.1),
                Arbitraries.of(
                        "a@x.example", "B@x.example ", "b@x.example", "shop@x.example", "none", "")
                    .injectNull(0.3),
                Arbitraries.of("212-555-0100", "+1 (212) 555 0100", "00441632960000", "12")
                    .injectNull(0.3),
                Arbitraries.of("Ames", "ÀMES", "Berg", "").injectNull(0.2))
            .as((kind, id, day, email, phone, name) ->
                Candidate.of(
                    kind.equals("till") ? "till" : "shop",
                    kind,
                    String.valueOf(id),
                    day == null ? null : LocalDateTime.of(2026, 1, 1, 0, 0).plusDays(day),
                    email,
                    phone,
                    name));
    return candidate
        .list()
        .ofMaxSize(25)
        .uniqueElements(one -> one.source() + one.kind() + one.id());
  }

  /** By e-mail; or by telephone, on this candidate or on another order of the same guest. */
  private static boolean isJoinedWith(Membership one, Membership other) {
    if (one.rule() == Rule.FIRST) {
      return one.equals(other);
    }
    boolean sameEmail =
        Normalised.email(one.candidate().email()) != null
            && Objects.equals(
                Normalised.email(one.candidate().email()),
                Normalised.email(other.candidate().email()));
    boolean samePhone =
        Normalised.phone(one.candidate().phone()) != null
            && Objects.equals(
                Normalised.phone(one.candidate().phone()),
                Normalised.phone(other.candidate().phone()))
            && Objects.equals(
                Normalised.familyName(one.candidate().familyName()),
                Normalised.familyName(other.candidate().familyName()));
    return !one.equals(other) && (sameEmail || (samePhone && one.rule() == Rule.PHONE));
  }

  private static Map<Long, List<Membership>> byCustomer(List<Membership> memberships) {
    return memberships.stream().collect(Collectors.groupingBy(Membership::durableKey));
  }

  private static CustomerIdentity identity() {
    return new CustomerIdentity(BLOCKED);
  }
}
