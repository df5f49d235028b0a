package countinghouse.buildmarts.customer;

import static countinghouse.buildmarts.table.Expressions.BEGINNING;
import static countinghouse.buildmarts.table.Expressions.END;
import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.star.ProfileKind.GUEST;
import static countinghouse.star.ProfileKind.REGISTERED;
import static countinghouse.star.ProfileKind.TILL;
import static countinghouse.warehouse.tables.conformed.Tables.CHANNEL_RULE_VALUE;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_CANDIDATE;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_VERSION;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_CUSTOMERS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_CUSTOMERS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.channel.CustomerGroups;
import countinghouse.buildmarts.table.History;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.tables.staging.tables.SquareCustomers;
import countinghouse.warehouse.tables.staging.tables.WoocommerceCustomers;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per customer candidate and version: what a customer's history is made of. Guests and
 * inferred profiles have one version.
 */
public final class CustomerVersion implements SelectedTable {
  private final NaturalKeys keys;

  /** Versions with the keys of these inputs. */
  public CustomerVersion(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return CUSTOMER_VERSION;
  }

  @Override
  public Select<?> rows() {
    return registered().unionAll(till()).unionAll(withoutHistory());
  }

  private Select<Record> registered() {
    WoocommerceCustomers account = WOOCOMMERCE_CUSTOMERS.as("account");
    return select(
            keys.candidate(account.SOURCE_NAME, inline(REGISTERED.label()), text(account.ID))
                .as(CUSTOMER_VERSION.CANDIDATE_KEY),
            account.SOURCE_NAME.as(CUSTOMER_VERSION.SOURCE_NAME),
            inline(REGISTERED.label()).as(CUSTOMER_VERSION.PROFILE_KIND),
            text(account.ID).as(CUSTOMER_VERSION.CANDIDATE_ID),
            account.DATE_CREATED.as(CUSTOMER_VERSION.CREATED_AT),
            account.ROLE.as(CUSTOMER_VERSION.CUSTOMER_GROUPS))
        .select(
            field(CHANNEL_RULE_VALUE.PRIORITY.isNotNull()).as(CUSTOMER_VERSION.IS_WHOLESALE),
            filled(account.COUNTRY).as(CUSTOMER_VERSION.COUNTRY),
            filled(account.STATE).as(CUSTOMER_VERSION.REGION),
            History.validFrom(account).as(CUSTOMER_VERSION.VALID_FROM),
            History.validTo(account).as(CUSTOMER_VERSION.VALID_TO))
        .from(History.of(account, account.DATE_MODIFIED))
        .leftJoin(CHANNEL_RULE_VALUE)
        .on(isWholesale("woocommerce", account.ROLE))
        .qualify(isFirstRule(account.SOURCE_NAME, account.ID, History.validFrom(account)));
  }

  private Select<Record> till() {
    SquareCustomers profile = SQUARE_CUSTOMERS.as("profile");
    return select(
            keys.candidate(profile.SOURCE_NAME, inline(TILL.label()), profile.ID),
            profile.SOURCE_NAME,
            inline(TILL.label()),
            profile.ID,
            profile.CREATED_AT,
            profile.GROUP_IDS)
        .select(
            field(CHANNEL_RULE_VALUE.PRIORITY.isNotNull()),
            filled(profile.COUNTRY),
            filled(profile.STATE),
            History.validFrom(profile),
            History.validTo(profile))
        .from(History.of(profile, profile.UPDATED_AT))
        .leftJoin(CHANNEL_RULE_VALUE)
        .on(isWholesale("square", profile.GROUP_IDS))
        .qualify(isFirstRule(profile.SOURCE_NAME, profile.ID, History.validFrom(profile)));
  }

  private static Select<Record> withoutHistory() {
    return select(
            CUSTOMER_CANDIDATE.CANDIDATE_KEY,
            CUSTOMER_CANDIDATE.SOURCE_NAME,
            CUSTOMER_CANDIDATE.PROFILE_KIND,
            CUSTOMER_CANDIDATE.CANDIDATE_ID,
            CUSTOMER_CANDIDATE.CREATED_AT,
            castNull(SQLDataType.VARCHAR))
        .select(
            inline(false),
            CUSTOMER_CANDIDATE.COUNTRY,
            CUSTOMER_CANDIDATE.REGION,
            inline(BEGINNING),
            inline(END))
        .from(CUSTOMER_CANDIDATE)
        .where(
            CUSTOMER_CANDIDATE.PROFILE_KIND.eq(GUEST.label()).or(CUSTOMER_CANDIDATE.IS_INFERRED));
  }

  /** A group of the customer leads to a channel of wholesale. */
  private static Condition isWholesale(String sourceKind, Field<String> groups) {
    return CHANNEL_RULE_VALUE
        .SOURCE_KIND
        .eq(sourceKind)
        .and(CHANNEL_RULE_VALUE.CHANNEL_GROUP.eq("Wholesale"))
        .and(CustomerGroups.contain(groups, CHANNEL_RULE_VALUE));
  }

  /** Several rules may fit a version; it is one row all the same. */
  private static Condition isFirstRule(Field<?>... version) {
    return rowNumber()
        .over(partitionBy(version).orderBy(CHANNEL_RULE_VALUE.PRIORITY.nullsLast()))
        .eq(1);
  }
}
