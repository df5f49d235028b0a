package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Address;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Coupon;
import countinghouse.storefront.business.shop.ShopCustomer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is there before the first day: the shop's own account, coupons, goods, trade buyers. */
final class Opening {
  private static final int WHOLESALERS = 14;

  private final World world;
  private final BuyerChoice buyers;
  private final Merchandising merchandising;

  Opening(World world, BuyerChoice buyers, Merchandising merchandising) {
    this.world = world;
    this.buyers = buyers;
    this.merchandising = merchandising;
  }

  void prepare(Instant opening) {
    Instant before = opening.minus(Duration.ofDays(30));
    world.shop().save(ownAccount(world.shop().newUserId(), before));
    merchandising.open(before);
    coupon("welcome10", true, 10, before);
    coupon("spring15", true, 15, before);
    coupon("five-off", false, 500, before);
    world.shop().skipPostIds(700);
    Chance chance = world.chance("wholesalers");
    for (int number = 0; number < WHOLESALERS; number++) {
      buyers.open(world.people().meet(chance, true), before);
    }
  }

  private static ShopCustomer ownAccount(long id, Instant at) {
    return new ShopCustomer(
        id,
        "",
        at,
        null,
        "admin@hearthandkiln.example",
        "administrator",
        "admin",
        Address.NONE,
        Address.NONE,
        false);
  }

  private void coupon(String code, boolean percent, long amount, Instant at) {
    world
        .shop()
        .save(new Coupon(world.shop().newPostId(), code, percent, amount, at, at, List.of()));
  }
}
