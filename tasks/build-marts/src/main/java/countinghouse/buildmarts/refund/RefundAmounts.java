package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;

/** The amounts of one refund line, in the order of {@code refund_line}; 0 where nothing is said. */
record RefundAmounts(
    Field<BigDecimal> quantity,
    Field<BigDecimal> gross,
    Field<BigDecimal> discount,
    Field<BigDecimal> net,
    Field<BigDecimal> tax,
    Field<BigDecimal> shipping,
    Field<BigDecimal> fee,
    Field<BigDecimal> tip,
    Field<BigDecimal> giftCard,
    Field<BigDecimal> rounding) {

  static final RefundAmounts NONE =
      new RefundAmounts(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);

  RefundAmounts product(
      Field<BigDecimal> units,
      Field<BigDecimal> before,
      Field<BigDecimal> less,
      Field<BigDecimal> after) {
    return new RefundAmounts(
        units, before, less, after, tax, shipping, fee, tip, giftCard, rounding);
  }

  RefundAmounts tax(Field<BigDecimal> amount) {
    return new RefundAmounts(
        quantity, gross, discount, net, amount, shipping, fee, tip, giftCard, rounding);
  }

  RefundAmounts shipping(Field<BigDecimal> amount) {
    return new RefundAmounts(
        quantity, gross, discount, net, tax, amount, fee, tip, giftCard, rounding);
  }

  RefundAmounts fee(Field<BigDecimal> amount) {
    return new RefundAmounts(
        quantity, gross, discount, net, tax, shipping, amount, tip, giftCard, rounding);
  }

  RefundAmounts tip(Field<BigDecimal> amount) {
    return new RefundAmounts(
        quantity, gross, discount, net, tax, shipping, fee, amount, giftCard, rounding);
  }

  RefundAmounts giftCard(Field<BigDecimal> amount) {
    return new RefundAmounts(
        quantity, gross, discount, net, tax, shipping, fee, tip, amount, rounding);
  }

  RefundAmounts rounding(Field<BigDecimal> amount) {
    return new RefundAmounts(
        quantity, gross, discount, net, tax, shipping, fee, tip, giftCard, amount);
  }

  List<Field<?>> columns() {
    return List.of(
        quantity.as(REFUND_LINE.QUANTITY),
        gross.as(REFUND_LINE.GROSS_AMOUNT),
        discount.as(REFUND_LINE.DISCOUNT_AMOUNT),
        net.as(REFUND_LINE.NET_AMOUNT),
        tax.as(REFUND_LINE.TAX_AMOUNT),
        shipping.as(REFUND_LINE.SHIPPING_AMOUNT),
        fee.as(REFUND_LINE.FEE_AMOUNT),
        tip.as(REFUND_LINE.TIP_AMOUNT),
        giftCard.as(REFUND_LINE.GIFT_CARD_AMOUNT),
        rounding.as(REFUND_LINE.ROUNDING_AMOUNT));
  }
}
