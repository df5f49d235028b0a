package countinghouse.buildmarts.customer;

import static countinghouse.buildmarts.table.Expressions.BEGINNING;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_CANDIDATE;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_MEMBERSHIP;
import static countinghouse.warehouse.tables.conformed.Tables.JOINED_CANDIDATE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.identity.Rule;
import countinghouse.star.ProfileKind;
import countinghouse.warehouse.tables.conformed.tables.CustomerCandidate;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per customer candidate: the customer it belongs to, and why. The key of a customer is
 * that of the candidate that was seen first.
 */
public final class CustomerMembership implements SelectedTable {
  private static final String CUSTOMER = "customer";
  private static final Field<Long> DURABLE_KEY =
      coalesce(JOINED_CANDIDATE.CUSTOMER_DURABLE_KEY, CUSTOMER_CANDIDATE.CANDIDATE_KEY);

  @Override
  public Table<?> table() {
    return CUSTOMER_MEMBERSHIP;
  }

  @Override
  public Select<?> rows() {
    CustomerCandidate first = CUSTOMER_CANDIDATE.as("first_seen");
    return select(
            CUSTOMER_CANDIDATE.CANDIDATE_KEY,
            CUSTOMER_CANDIDATE.SOURCE_NAME,
            CUSTOMER_CANDIDATE.PROFILE_KIND,
            CUSTOMER_CANDIDATE.CANDIDATE_ID,
            DURABLE_KEY.as(CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY),
            coalesce(JOINED_CANDIDATE.MATCH_RULE, inline(Rule.FIRST.text()))
                .as(CUSTOMER_MEMBERSHIP.MATCH_RULE),
            coalesce(JOINED_CANDIDATE.CONFIDENCE, inline(Rule.FIRST.confidence()))
                .as(CUSTOMER_MEMBERSHIP.CONFIDENCE),
            first.SOURCE_NAME.as(CUSTOMER_MEMBERSHIP.FIRST_SOURCE_NAME),
            coalesce(first.CREATED_AT, inline(BEGINNING)).as(CUSTOMER_MEMBERSHIP.FIRST_SEEN_AT),
            ofCustomer(CUSTOMER_MEMBERSHIP.PROFILE_COUNT),
            field(ofCustomer(CUSTOMER_MEMBERSHIP.IS_REGISTERED).eq(1))
                .as(CUSTOMER_MEMBERSHIP.IS_REGISTERED))
        .from(CUSTOMER_CANDIDATE)
        .leftJoin(JOINED_CANDIDATE)
        .on(JOINED_CANDIDATE.CANDIDATE_KEY.eq(CUSTOMER_CANDIDATE.CANDIDATE_KEY))
        .join(first)
        .on(first.CANDIDATE_KEY.eq(DURABLE_KEY))
        .join(customers())
        .on(field(name(CUSTOMER, "customer_durable_key"), SQLDataType.BIGINT).eq(DURABLE_KEY));
  }

  /** What the candidates of a customer add up to. */
  private static Table<?> customers() {
    Field<Integer> registered =
        when(CUSTOMER_CANDIDATE.PROFILE_KIND.eq(ProfileKind.REGISTERED.label()), inline(1))
            .otherwise(inline(0));
    return select(
            DURABLE_KEY.as(CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY),
            count().as(CUSTOMER_MEMBERSHIP.PROFILE_COUNT),
            max(registered).as(CUSTOMER_MEMBERSHIP.IS_REGISTERED))
        .from(CUSTOMER_CANDIDATE)
        .leftJoin(JOINED_CANDIDATE)
        .on(JOINED_CANDIDATE.CANDIDATE_KEY.eq(CUSTOMER_CANDIDATE.CANDIDATE_KEY))
        .groupBy(DURABLE_KEY)
        .asTable(CUSTOMER);
  }

  private static Field<Integer> ofCustomer(Field<?> column) {
    return field(name(CUSTOMER, column.getName()), SQLDataType.INTEGER);
  }
}
