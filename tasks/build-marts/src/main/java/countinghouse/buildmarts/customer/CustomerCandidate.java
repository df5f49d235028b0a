package countinghouse.buildmarts.customer;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.star.ProfileKind.GUEST;
import static countinghouse.star.ProfileKind.REGISTERED;
import static countinghouse.star.ProfileKind.TILL;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_CANDIDATE;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_CUSTOMERS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_CUSTOMERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.identity.Anonymised;
import countinghouse.star.ProfileKind;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareCustomers;
import countinghouse.warehouse.tables.staging.tables.WoocommerceCustomers;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.Table;

/**
 * One row per customer profile of a source, and per order of a guest: what a customer may be
 * recognised by.
 *
 * <p>A profile that only an order names (merged away, not public, of another role) is inferred from
 * its first order. A guest who left neither e-mail nor phone nor name is nobody, and so is one whom
 * the shop has erased.
 */
public final class CustomerCandidate implements SelectedTable {
  private final NaturalKeys keys;
  private final WoocommerceCustomers account = WOOCOMMERCE_CUSTOMERS.as("account");
  private final SquareCustomers profile = SQUARE_CUSTOMERS.as("profile");

  /** Candidates with the keys of these inputs. */
  public CustomerCandidate(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return CUSTOMER_CANDIDATE;
  }

  @Override
  public Select<?> rows() {
    return registered()
        .unionAll(till())
        .unionAll(guests())
        .unionAll(onlyOnOrders(REGISTERED, hasNoAccount()))
        .unionAll(onlyOnOrders(TILL, hasNoTillProfile()));
  }

  private Select<Record> registered() {
    return select(
            keys.candidate(account.SOURCE_NAME, inline(REGISTERED.label()), text(account.ID))
                .as(CUSTOMER_CANDIDATE.CANDIDATE_KEY),
            account.SOURCE_NAME.as(CUSTOMER_CANDIDATE.SOURCE_NAME),
            inline(REGISTERED.label()).as(CUSTOMER_CANDIDATE.PROFILE_KIND),
            text(account.ID).as(CUSTOMER_CANDIDATE.CANDIDATE_ID),
            account.DATE_CREATED.as(CUSTOMER_CANDIDATE.CREATED_AT))
        .select(
            account.EMAIL.as(CUSTOMER_CANDIDATE.EMAIL),
            account.PHONE.as(CUSTOMER_CANDIDATE.PHONE),
            account.LAST_NAME.as(CUSTOMER_CANDIDATE.FAMILY_NAME),
            filled(account.COUNTRY).as(CUSTOMER_CANDIDATE.COUNTRY),
            filled(account.STATE).as(CUSTOMER_CANDIDATE.REGION),
            inline(false).as(CUSTOMER_CANDIDATE.IS_INFERRED))
        .from(CurrentVersions.all(account));
  }

  private Select<Record> till() {
    return select(
            keys.candidate(profile.SOURCE_NAME, inline(TILL.label()), profile.ID),
            profile.SOURCE_NAME,
            inline(TILL.label()),
            profile.ID,
            profile.CREATED_AT)
        .select(
            profile.EMAIL_ADDRESS,
            profile.PHONE_NUMBER,
            profile.FAMILY_NAME,
            filled(profile.COUNTRY),
            filled(profile.STATE),
            inline(false))
        .from(CurrentVersions.all(profile));
  }

  private static Select<Record> guests() {
    return ofOrders(inline(false))
        .where(SOURCE_ORDER.PROFILE_KIND.eq(GUEST.label()))
        .and(
            coalesce(
                    filled(SOURCE_ORDER.BUYER_EMAIL),
                    filled(SOURCE_ORDER.BUYER_PHONE),
                    filled(SOURCE_ORDER.BUYER_FAMILY_NAME))
                .isNotNull())
        .and(coalesce(lower(SOURCE_ORDER.BUYER_EMAIL), inline("")).ne(Anonymised.EMAIL));
  }

  private static Select<Record> onlyOnOrders(ProfileKind kind, Condition hasNoProfile) {
    return ofOrders(inline(true))
        .where(SOURCE_ORDER.PROFILE_KIND.eq(kind.label()))
        .and(hasNoProfile)
        .qualify(
            rowNumber()
                .over(
                    partitionBy(SOURCE_ORDER.CANDIDATE_KEY)
                        .orderBy(SOURCE_ORDER.CREATED_AT.nullsLast(), SOURCE_ORDER.ORDER_ID))
                .eq(1));
  }

  private static SelectJoinStep<Record> ofOrders(Field<Boolean> isInferred) {
    return select(
            SOURCE_ORDER.CANDIDATE_KEY,
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.PROFILE_KIND,
            SOURCE_ORDER.CANDIDATE_ID,
            SOURCE_ORDER.CREATED_AT)
        .select(
            SOURCE_ORDER.BUYER_EMAIL,
            SOURCE_ORDER.BUYER_PHONE,
            SOURCE_ORDER.BUYER_FAMILY_NAME,
            SOURCE_ORDER.BUYER_COUNTRY,
            SOURCE_ORDER.BUYER_REGION,
            isInferred)
        .from(SOURCE_ORDER);
  }

  private static Condition hasNoAccount() {
    return notExists(
        selectOne()
            .from(WOOCOMMERCE_CUSTOMERS)
            .where(WOOCOMMERCE_CUSTOMERS.SOURCE_NAME.eq(SOURCE_ORDER.SOURCE_NAME))
            .and(text(WOOCOMMERCE_CUSTOMERS.ID).eq(SOURCE_ORDER.CANDIDATE_ID)));
  }

  private static Condition hasNoTillProfile() {
    return notExists(
        selectOne()
            .from(SQUARE_CUSTOMERS)
            .where(SQUARE_CUSTOMERS.SOURCE_NAME.eq(SOURCE_ORDER.SOURCE_NAME))
            .and(SQUARE_CUSTOMERS.ID.eq(SOURCE_ORDER.CANDIDATE_ID)));
  }
}
