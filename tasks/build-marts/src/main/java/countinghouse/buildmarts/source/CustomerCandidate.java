package countinghouse.buildmarts.source;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_CANDIDATE;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_CUSTOMERS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_CUSTOMERS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDERS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.identity.Anonymised;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareCustomers;
import countinghouse.warehouse.tables.staging.tables.WoocommerceCustomers;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrders;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per customer profile of a source, and per order of a guest: what a customer may be
 * recognised by.
 *
 * <p>A profile that only an order names (merged away, not public, of another role) is inferred from
 * its first order. A guest who left neither e-mail nor phone nor name is nobody, and so is one whom
 * the shop has erased.
 */
public final class CustomerCandidate implements SelectedTable {
  private final WoocommerceCustomers account = WOOCOMMERCE_CUSTOMERS.as("account");
  private final WoocommerceOrders sold = WOOCOMMERCE_ORDERS.as("sold");
  private final SquareCustomers profile = SQUARE_CUSTOMERS.as("profile");

  @Override
  public Table<?> table() {
    return CUSTOMER_CANDIDATE;
  }

  @Override
  public Select<?> rows() {
    return registered()
        .unionAll(registeredOnlyOnOrders())
        .unionAll(guests())
        .unionAll(till())
        .unionAll(tillOnlyOnOrders());
  }

  private Select<Record> registered() {
    return select(
            account.SOURCE_NAME.as(CUSTOMER_CANDIDATE.SOURCE_NAME),
            inline("registered").as(CUSTOMER_CANDIDATE.PROFILE_KIND),
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

  private Select<Record> registeredOnlyOnOrders() {
    return select(sold.SOURCE_NAME, inline("registered"), text(sold.CUSTOMER_ID), sold.DATE_CREATED)
        .select(
            sold.BILLING_EMAIL,
            sold.BILLING_PHONE,
            sold.BILLING_LAST_NAME,
            filled(sold.BILLING_COUNTRY),
            filled(sold.BILLING_STATE),
            inline(true))
        .from(CurrentVersions.all(sold))
        .where(sold.CUSTOMER_ID.gt(0L))
        .and(hasNoAccount())
        .qualify(
            rowNumber()
                .over(
                    partitionBy(sold.SOURCE_NAME, sold.CUSTOMER_ID)
                        .orderBy(sold.DATE_CREATED.nullsLast(), sold.ID))
                .eq(1));
  }

  private Condition hasNoAccount() {
    return notExists(
        selectOne()
            .from(WOOCOMMERCE_CUSTOMERS)
            .where(WOOCOMMERCE_CUSTOMERS.SOURCE_NAME.eq(sold.SOURCE_NAME))
            .and(WOOCOMMERCE_CUSTOMERS.ID.eq(sold.CUSTOMER_ID)));
  }

  private Select<Record> guests() {
    return select(sold.SOURCE_NAME, inline("guest"), text(sold.ID), sold.DATE_CREATED)
        .select(
            sold.BILLING_EMAIL,
            sold.BILLING_PHONE,
            sold.BILLING_LAST_NAME,
            filled(sold.BILLING_COUNTRY),
            filled(sold.BILLING_STATE),
            inline(false))
        .from(CurrentVersions.all(sold))
        .where(coalesce(sold.CUSTOMER_ID, inline(0L)).eq(0L))
        .and(
            coalesce(
                    filled(sold.BILLING_EMAIL),
                    filled(sold.BILLING_PHONE),
                    filled(sold.BILLING_LAST_NAME))
                .isNotNull())
        .and(coalesce(lower(sold.BILLING_EMAIL), inline("")).ne(Anonymised.EMAIL));
  }

  private Select<Record> till() {
    return select(profile.SOURCE_NAME, inline("till"), profile.ID, profile.CREATED_AT)
        .select(
            profile.EMAIL_ADDRESS,
            profile.PHONE_NUMBER,
            profile.FAMILY_NAME,
            filled(profile.COUNTRY),
            filled(profile.STATE),
            inline(false))
        .from(CurrentVersions.all(profile));
  }

  private Select<Record> tillOnlyOnOrders() {
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            inline("till"),
            SOURCE_ORDER.CANDIDATE_ID,
            SOURCE_ORDER.CREATED_AT)
        .select(
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            inline(true))
        .from(SOURCE_ORDER)
        .where(SOURCE_ORDER.PROFILE_KIND.eq("till"))
        .and(hasNoProfile())
        .qualify(
            rowNumber()
                .over(
                    partitionBy(SOURCE_ORDER.SOURCE_NAME, SOURCE_ORDER.CANDIDATE_ID)
                        .orderBy(SOURCE_ORDER.CREATED_AT.nullsLast(), SOURCE_ORDER.ORDER_ID))
                .eq(1));
  }

  private static Condition hasNoProfile() {
    return notExists(
        selectOne()
            .from(SQUARE_CUSTOMERS)
            .where(SQUARE_CUSTOMERS.SOURCE_NAME.eq(SOURCE_ORDER.SOURCE_NAME))
            .and(SQUARE_CUSTOMERS.ID.eq(SOURCE_ORDER.CANDIDATE_ID)));
  }
}
