package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * The amounts of a till's sold or returned line, out of what Square states.
 *
 * <p>Net is the line's total without tax and apportioned service charge. Where Square takes an
 * inclusive tax out of its gross amount (US, Canada, Japan) that is gross - discount; elsewhere its
 * gross amount still holds the tax, and only the total tells. A gift card is a liability, no sale:
 * its money stands apart.
 *
 * @param itemType ITEM, CUSTOM_AMOUNT or GIFT_CARD
 * @param statedGross what Square calls gross; counts where the total is absent
 * @param statedDiscount discount
 * @param statedTax tax
 * @param statedCharge service charge apportioned to the line
 * @param statedTotal what is paid for the line
 */
public record TillAmounts(
    Field<String> itemType,
    Field<BigDecimal> statedGross,
    Field<BigDecimal> statedDiscount,
    Field<BigDecimal> statedTax,
    Field<BigDecimal> statedCharge,
    Field<BigDecimal> statedTotal) {

  /** product, custom_amount or gift_card. */
  public Field<String> lineKind() {
    return when(itemType.eq("GIFT_CARD"), inline("gift_card"))
        .when(itemType.eq("CUSTOM_AMOUNT"), inline("custom_amount"))
        .otherwise(inline("product"));
  }

  /** Before anything was taken off; 0 of a gift card. */
  public Field<BigDecimal> gross() {
    return unlessGiftCard(value().plus(orZero(statedDiscount)));
  }

  /** What was taken off; 0 of a gift card. */
  public Field<BigDecimal> discount() {
    return unlessGiftCard(orZero(statedDiscount));
  }

  /** What is left, without tax and charge; 0 of a gift card. */
  public Field<BigDecimal> net() {
    return unlessGiftCard(value());
  }

  /** What a gift card was loaded with; 0 of anything else. */
  public Field<BigDecimal> giftCard() {
    return when(isGiftCard(), value()).otherwise(ZERO);
  }

  /** Tax. */
  public Field<BigDecimal> tax() {
    return orZero(statedTax);
  }

  /** Service charge apportioned to the line. */
  public Field<BigDecimal> charge() {
    return orZero(statedCharge);
  }

  private Field<BigDecimal> value() {
    return coalesce(
        statedTotal.minus(orZero(statedTax)).minus(orZero(statedCharge)),
        statedGross.minus(orZero(statedDiscount)),
        ZERO);
  }

  private Field<BigDecimal> unlessGiftCard(Field<BigDecimal> amount) {
    return when(isGiftCard(), ZERO).otherwise(amount);
  }

  private Condition isGiftCard() {
    return coalesce(itemType, inline("ITEM")).eq("GIFT_CARD");
  }
}
