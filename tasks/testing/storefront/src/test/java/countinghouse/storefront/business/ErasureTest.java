package countinghouse.storefront.business;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.storefront.Shown;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.ShopCustomer;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.till.TillCustomer;
import countinghouse.storefront.truth.Measure;
import countinghouse.storefront.truth.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person who is erased at both sources leaves orders and amounts, and nothing else. */
class ErasureTest {
  private final Business business = new Business(11, Shown.START, 1);
  private final String person;
  private final Map<Long, ShopOrder> orders = new HashMap<>();

  ErasureTest() {
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(20)));
    Set<String> atTheTill =
        business.till().customers().stream()
            .map(TillCustomer::personId)
            .collect(Collectors.toSet());
    person =
        business.shop().customers().stream()
            .filter(ShopCustomer::paying)
            .map(ShopCustomer::personId)
            .filter(atTheTill::contains)
            .findFirst()
            .orElseThrow();
    business.shop().orders().stream()
        .filter(order -> order.buyer().person().id().equals(person))
        .forEach(order -> orders.put(order.id(), order));
  }

  @Test
  void ordersAreAnonymisedAsWooCommerceDoesAndProfilesAreGone() {
    business.erase(person);

    assertThat(orders).isNotEmpty();
    orders.forEach((id, before) -> {
      ShopOrder after = business.shop().order(id).orElseThrow();
      assertThat(after.buyer().customerId()).isZero();
      assertThat(after.buyer().billing().email()).isEqualTo("deleted@site.invalid");
      assertThat(after.buyer().billing().lastName()).isEqualTo("[deleted]");
      assertThat(after.buyer().billing().phone()).doesNotContainPattern("[1-9]");
      assertThat(after.buyer().billing().state()).isEmpty();
      assertThat(after.payment().transactionId()).isIn("", "0");
      assertThat(after.modified()).isEqualTo(business.now());
      assertThat(after.basket()).isEqualTo(before.basket());
      assertThat(after.stage()).isEqualTo(before.stage());
    });
    assertThat(business.shop().customers()).noneMatch(it -> it.personId().equals(person));
    assertThat(business.till().customers()).noneMatch(it -> it.personId().equals(person));
  }

  @Test
  void noFigureChanges() {
    Truth before = new Truth(business);
    business.erase(person);
    Truth after = new Truth(business);
    assertThat(after.products()).isEqualTo(before.products());
    assertThat(figures(after)).hasSizeGreaterThan(30).isEqualTo(figures(before));
  }

  private static List<String> figures(Truth truth) {
    List<String> figures = new ArrayList<>();
    truth
        .days()
        .forEach((day, totals) ->
            figures.add(day + " " + Stream.of(Measure.values()).map(totals::text).toList()));
    return figures;
  }

  @Test
  void afterwardsThePersonIsAStranger() {
    business.erase(person);
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(60)));
    assertThat(business.shop().orders()).noneMatch(it -> it.buyer().person().id().equals(person));
    assertThat(business.till().customers()).noneMatch(it -> it.personId().equals(person));
  }
}
