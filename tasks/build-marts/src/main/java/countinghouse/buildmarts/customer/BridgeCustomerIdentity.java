package countinghouse.buildmarts.customer;

import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_MEMBERSHIP;
import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_CUSTOMER_IDENTITY;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per source profile, a guest's order being one: the customer it belongs to, and why.
 *
 * <p>Natural key: source_name, profile_kind, profile_id.
 */
public final class BridgeCustomerIdentity implements SelectedTable {
  @Override
  public Table<?> table() {
    return BRIDGE_CUSTOMER_IDENTITY;
  }

  @Override
  public Select<?> rows() {
    return select(
            CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY,
            CUSTOMER_MEMBERSHIP.SOURCE_NAME,
            CUSTOMER_MEMBERSHIP.PROFILE_KIND,
            CUSTOMER_MEMBERSHIP.CANDIDATE_ID.as(BRIDGE_CUSTOMER_IDENTITY.PROFILE_ID),
            CUSTOMER_MEMBERSHIP.MATCH_RULE,
            CUSTOMER_MEMBERSHIP.CONFIDENCE,
            CUSTOMER_MEMBERSHIP.CANDIDATE_KEY.as(BRIDGE_CUSTOMER_IDENTITY.FORMER_DURABLE_KEY))
        .from(CUSTOMER_MEMBERSHIP);
  }
}
