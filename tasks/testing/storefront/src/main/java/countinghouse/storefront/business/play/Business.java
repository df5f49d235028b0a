package countinghouse.storefront.business.play;

import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.shop.Shop;
import countinghouse.storefront.business.till.Till;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The whole simulated business. The same seed, first day and scale give the same history for ever,
 * however it is played: at once or day by day.
 */
public final class Business {
  private final World world;
  private final OnlineDay onlineDay;
  private final TillDay tillDay;
  private final Office office;
  private final Merchandising merchandising;

  /**
   * A business about to open.
   *
   * @param scale how many times the usual volume of about 33 orders a day
   */
  public Business(long seed, LocalDate start, double scale) {
    world = World.of(seed, start, scale);
    TenderChoice tenders = new TenderChoice(world);
    ReturnsDesk returns = new ReturnsDesk(world, new MoneyBack(world));
    Mirror mirror = new Mirror(world, tenders, returns);
    RefundDesk refunds = new RefundDesk(world, mirror);
    OrderEdits edits = new OrderEdits(world, mirror);
    OnlineSale sale = new OnlineSale(world, new OrderLife(world, refunds, mirror, edits));
    merchandising = new Merchandising(world);
    onlineDay = new OnlineDay(world, sale);
    tillDay = new TillDay(world, new TillSale(world, tenders, returns));
    office = new Office(world, edits, refunds, mirror);
    Instant opening = BusinessTime.startOf(start);
    new Opening(world, sale.buyers(), merchandising).prepare(opening);
    world.timeline().atMidnight(opening, at -> begin(start));
  }

  /** Plays on to an instant; does nothing when it is past already. */
  public void playTo(Instant until) {
    world.timeline().playTo(until);
  }

  /** Erases somebody at both sources, now, as the owner does on request. */
  public void erase(String personId) {
    new PersonalDataEraser(world).erase(personId);
  }

  /** The instant up to which it has been played. */
  public Instant now() {
    return world.timeline().now();
  }

  /** The seed it grew from. */
  public long seed() {
    return world.seed();
  }

  /** Its first day. */
  public LocalDate start() {
    return world.start();
  }

  /** What the web shop knows now. */
  public Shop shop() {
    return world.shop();
  }

  /** What the till knows now. */
  public Till till() {
    return world.till();
  }

  private void begin(LocalDate day) {
    merchandising.plan(day);
    onlineDay.plan(day);
    tillDay.plan(day);
    office.plan(day);
    LocalDate tomorrow = day.plusDays(1);
    world.timeline().atMidnight(BusinessTime.startOf(tomorrow), at -> begin(tomorrow));
  }
}
