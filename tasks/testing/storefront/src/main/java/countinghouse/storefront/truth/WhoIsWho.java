package countinghouse.storefront.truth;

import countinghouse.storefront.business.Person;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.ShopCustomer;
import countinghouse.storefront.business.shop.ShopOrder;
import countinghouse.storefront.business.till.TillCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which accounts, guest orders and profiles belong to the same person. */
final class WhoIsWho {
  private final SortedMap<String, Known> people = new TreeMap<>();

  WhoIsWho(Business business) {
    for (ShopCustomer customer : business.shop().customers()) {
      if (!customer.personId().isEmpty()) {
        Known known = known(customer.personId());
        known.accounts.add(Long.toString(customer.id()));
        known.wholesale |= customer.role().equals("wholesale_customer");
      }
    }
    for (ShopOrder order : business.shop().orders()) {
      Person buyer = order.buyer().person();
      if (order.buyer().customerId() == 0 && !buyer.equals(Person.NOBODY)) {
        known(buyer.id()).guestOrders.add(Long.toString(order.id()));
      }
    }
    for (TillCustomer customer : business.till().customers()) {
      Known known = known(customer.personId());
      known.profiles.add(customer.id());
      known.wholesale |= customer.wholesale();
    }
  }

  String csv() {
    Csv csv =
        new Csv()
            .row(
                "person_id",
                "wholesale",
                "woocommerce_customers",
                "woocommerce_guest_orders",
                "square_customers");
    people.forEach((person, known) ->
        csv.row(
            person,
            known.wholesale,
            String.join(";", known.accounts),
            String.join(";", known.guestOrders),
            String.join(";", known.profiles)));
    return csv.toString();
  }

  private Known known(String person) {
    return people.computeIfAbsent(person, id -> new Known());
  }

  private static final class Known {
    private final List<String> accounts = new ArrayList<>();
    private final List<String> guestOrders = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();
    private boolean wholesale;
  }
}
