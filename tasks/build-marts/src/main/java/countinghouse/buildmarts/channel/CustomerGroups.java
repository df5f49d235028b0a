package countinghouse.buildmarts.channel;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.replace;

import countinghouse.warehouse.tables.conformed.tables.ChannelRuleValue;
import org.jooq.Condition;
import org.jooq.Field;

/** The groups a customer is in at the source: a shop's role, the ids of a till's groups. */
public final class CustomerGroups {
  private CustomerGroups() {}

  /**
   * Whether a rule about groups fits.
   *
   * @param groups the shop's roles or the ids of the till's groups, joined by commas
   */
  public static Condition contain(Field<String> groups, ChannelRuleValue rule) {
    Field<String> listed = inline(",").concat(lower(coalesce(groups, inline(""))), inline(","));
    Field<String> wanted = inline(",").concat(lower(rule.FIELD_VALUE), inline(","));
    return rule.FIELD_NAME
        .in("customer_role", "customer_group")
        .and(replace(listed, wanted, inline("")).ne(listed));
  }
}
