package countinghouse.buildmarts.refund;

import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per line of a refund as its source states it; every amount is positive for what is given
 * back, and tips, shipping, fees and rounding are lines of their own.
 */
public final class RefundLine implements SelectedTable {
  private final Inputs inputs;

  /** Lines with the keys of these inputs. */
  public RefundLine(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What a line gives back in all. */
  static Field<BigDecimal> total() {
    return REFUND_LINE
        .NET_AMOUNT
        .plus(REFUND_LINE.TAX_AMOUNT)
        .plus(REFUND_LINE.SHIPPING_AMOUNT)
        .plus(REFUND_LINE.FEE_AMOUNT)
        .plus(REFUND_LINE.TIP_AMOUNT)
        .plus(REFUND_LINE.GIFT_CARD_AMOUNT)
        .plus(REFUND_LINE.ROUNDING_AMOUNT);
  }

  @Override
  public Table<?> table() {
    return REFUND_LINE;
  }

  @Override
  public Select<?> rows() {
    ShopRefundLines shop = new ShopRefundLines(inputs.keys());
    TillReturnLines till = new TillReturnLines(inputs.keys());
    return shop.products()
        .unionAll(shop.shipping())
        .unionAll(shop.fees())
        .unionAll(till.products())
        .unionAll(till.tips())
        .unionAll(till.serviceCharges())
        .unionAll(till.rounding());
  }
}
