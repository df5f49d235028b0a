package countinghouse.buildmarts.customer;

import static countinghouse.star.ProfileKind.REGISTERED;
import static countinghouse.star.ProfileKind.TILL;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_MEMBERSHIP;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_VERSION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.when;

import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.impl.SQLDataType;

/**
 * One row per customer and moment at which one of the profiles changed: how the customer was from
 * then on.
 *
 * <p>A customer is wholesale while one of the profiles is. The address is that of an account before
 * a till's profile before a guest's order, of several the oldest that has one.
 */
final class CustomerStates {
  private static final Field<LocalDateTime> MOMENT =
      field(name("moment", "valid_from"), SQLDataType.LOCALDATETIME);

  private static final Field<Long> WHOSE =
      field(name("moment", "customer_durable_key"), SQLDataType.BIGINT);

  private CustomerStates() {}

  static Select<Record> rows() {
    Field<Integer> wholesale =
        max(when(CUSTOMER_VERSION.IS_WHOLESALE.isTrue(), inline(1)).otherwise(inline(0)))
            .over(atMoment());
    return select(
            CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY,
            when(wholesale.eq(1), inline("wholesale"))
                .otherwise(inline("retail"))
                .as(DIM_CUSTOMER.CUSTOMER_GROUP),
            upper(CUSTOMER_VERSION.COUNTRY).as(DIM_CUSTOMER.COUNTRY),
            CUSTOMER_VERSION.REGION,
            CUSTOMER_MEMBERSHIP.FIRST_SOURCE_NAME,
            CUSTOMER_MEMBERSHIP.FIRST_SEEN_AT,
            CUSTOMER_MEMBERSHIP.PROFILE_COUNT,
            CUSTOMER_MEMBERSHIP.IS_REGISTERED)
        .select(MOMENT)
        .from(moments())
        .join(CUSTOMER_MEMBERSHIP)
        .on(CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY.eq(WHOSE))
        .join(CUSTOMER_VERSION)
        .on(isOfMember())
        .and(CUSTOMER_VERSION.VALID_FROM.le(MOMENT))
        .and(CUSTOMER_VERSION.VALID_TO.gt(MOMENT))
        .qualify(
            rowNumber()
                .over(
                    atMoment()
                        .orderBy(
                            when(CUSTOMER_VERSION.COUNTRY.isNull(), inline(1)).otherwise(inline(0)),
                            rank(),
                            CUSTOMER_VERSION.CREATED_AT.nullsLast(),
                            CUSTOMER_MEMBERSHIP.SOURCE_NAME,
                            CUSTOMER_MEMBERSHIP.CANDIDATE_ID))
                .eq(1));
  }

  private static Table<?> moments() {
    return selectDistinct(CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY, CUSTOMER_VERSION.VALID_FROM)
        .from(CUSTOMER_MEMBERSHIP)
        .join(CUSTOMER_VERSION)
        .on(isOfMember())
        .asTable("moment");
  }

  private static Condition isOfMember() {
    return CUSTOMER_VERSION.CANDIDATE_KEY.eq(CUSTOMER_MEMBERSHIP.CANDIDATE_KEY);
  }

  private static WindowSpecificationOrderByStep atMoment() {
    return partitionBy(CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY, MOMENT);
  }

  private static Field<Integer> rank() {
    return when(CUSTOMER_VERSION.PROFILE_KIND.eq(REGISTERED.label()), inline(0))
        .when(CUSTOMER_VERSION.PROFILE_KIND.eq(TILL.label()), inline(1))
        .otherwise(inline(2));
  }
}
