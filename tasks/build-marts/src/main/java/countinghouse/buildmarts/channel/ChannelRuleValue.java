package countinghouse.buildmarts.channel;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.same;
import static countinghouse.warehouse.tables.conformed.Tables.CHANNEL_RULE_VALUE;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_CHANNEL;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_CUSTOMER_GROUPS;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareCustomerGroups;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;

/**
 * One row per rule of channels and value that fits it: the rule's own, and for a rule about a group
 * of the till's customers the id of every group that is called so. Profiles hold ids alone.
 *
 * <p>A group is called what it is called now, also for sales of before; a deleted one what it was
 * called last. When a customer was in it, the versions of the profile say.
 */
public final class ChannelRuleValue implements SelectedTable {
  @Override
  public Table<?> table() {
    return CHANNEL_RULE_VALUE;
  }

  @Override
  public Select<?> rows() {
    SquareCustomerGroups group = SQUARE_CUSTOMER_GROUPS.as("customer_group");
    return ruleWith(RULE_CHANNEL.FIELD_VALUE)
        .from(RULE_CHANNEL)
        .unionAll(
            ruleWith(group.ID)
                .from(RULE_CHANNEL)
                .join(CurrentVersions.all(group))
                .on(same(RULE_CHANNEL.FIELD_VALUE, filled(group.NAME)))
                .where(RULE_CHANNEL.SOURCE_KIND.eq("square"))
                .and(RULE_CHANNEL.FIELD_NAME.eq("customer_group")));
  }

  private static SelectSelectStep<Record6<Integer, String, String, String, String, String>>
      ruleWith(Field<String> value) {
    return select(
        RULE_CHANNEL.PRIORITY,
        RULE_CHANNEL.SOURCE_KIND,
        RULE_CHANNEL.FIELD_NAME,
        value.as(CHANNEL_RULE_VALUE.FIELD_VALUE),
        RULE_CHANNEL.CHANNEL_CODE,
        RULE_CHANNEL.CHANNEL_GROUP);
  }
}
