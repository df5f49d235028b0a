package countinghouse.storefront.business.play;

import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.shop.Basket;
import countinghouse.storefront.business.shop.PaymentNote;

/** How online buyers pay. */
final class PaymentChoice {
  /** Payment through Square: such an order is repeated in the till. */
  static final String SQUARE = "square_credit_card";

  /** Payment by bank transfer: the order waits for the money. */
  static final String TRANSFER = "bacs";

  private PaymentChoice() {}

  static PaymentNote retail(Chance chance, Basket basket) {
    return switch (chance.weighted(64, 20, 5.6, 6, 4)) {
      case 0 -> new PaymentNote("stripe", "Credit card (Stripe)", "");
      case 1 -> new PaymentNote("ppcp-gateway", "PayPal", "");
      case 2 ->
          basket.fees().isEmpty()
              ? new PaymentNote(SQUARE, "Credit Card", "")
              : new PaymentNote("stripe", "Credit card (Stripe)", "");
      case 3 -> new PaymentNote(TRANSFER, "Direct bank transfer", "");
      default -> new PaymentNote("cod", "Pay at pickup", "");
    };
  }

  static PaymentNote wholesale(Chance chance) {
    return chance.happens(0.7)
        ? new PaymentNote(TRANSFER, "Direct bank transfer", "")
        : new PaymentNote("stripe", "Credit card (Stripe)", "");
  }
}
