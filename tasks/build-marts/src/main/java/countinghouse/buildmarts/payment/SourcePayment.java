package countinghouse.buildmarts.payment;

import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per payment taken or given back, as its source states it, attached to the order it pays.
 *
 * <p>The till's payment of a mirrored order pays the shop's order; the shop's own record of the
 * same money is then not made.
 */
public final class SourcePayment implements SelectedTable {
  private final Inputs inputs;

  /** Payments with the keys of these inputs. */
  public SourcePayment(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return SOURCE_PAYMENT;
  }

  @Override
  public Select<?> rows() {
    TillPayments till = new TillPayments(inputs.keys());
    ShopPayments shop = new ShopPayments();
    return till.payments()
        .unionAll(till.tendersWithoutPayment())
        .unionAll(till.refunds())
        .unionAll(shop.payments())
        .unionAll(shop.refunds());
  }
}
