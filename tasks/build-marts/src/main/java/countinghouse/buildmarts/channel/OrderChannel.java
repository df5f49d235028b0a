package countinghouse.buildmarts.channel;

import static countinghouse.buildmarts.table.Expressions.same;
import static countinghouse.warehouse.tables.conformed.Tables.CHANNEL_RULE_VALUE;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import countinghouse.buildmarts.table.NaturalKeys;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The channel of an order: of the rules that fit it, the first. They ask for the way in which it
 * came and for the groups its buyer is in; of these there are few combinations, however many
 * orders, so the rules are asked once for each.
 */
public final class OrderChannel {
  private static final String SEEN = "seen";
  private static final String CHANNEL = "channel";
  private static final String KIND = "source_kind";
  private static final String HINT = "channel_hint";
  private static final String GROUPS = "customer_groups";
  private static final String KEY = "channel_key";

  private final NaturalKeys keys;

  /** Channels with these keys. */
  public OrderChannel(NaturalKeys keys) {
    this.keys = keys;
  }

  /** The version of an order's buyer that is in groups, which only accounts are. */
  public static Condition isBuyerInGroups(Field<LocalDateTime> asOf) {
    return CUSTOMER_VERSION
        .CANDIDATE_KEY
        .eq(SOURCE_ORDER.CANDIDATE_KEY)
        .and(CUSTOMER_VERSION.CUSTOMER_GROUPS.isNotNull())
        .and(CUSTOMER_VERSION.VALID_FROM.le(asOf))
        .and(CUSTOMER_VERSION.VALID_TO.gt(asOf));
  }

  /** One row per combination that occurs and that a rule fits. */
  public Table<?> ofEveryWay(Field<LocalDateTime> asOf) {
    return select(text(SEEN, KIND), text(SEEN, HINT), text(SEEN, GROUPS))
        .select(keys.channel(CHANNEL_RULE_VALUE.CHANNEL_CODE).as(KEY))
        .from(seen(asOf))
        .join(CHANNEL_RULE_VALUE)
        .on(CHANNEL_RULE_VALUE.SOURCE_KIND.eq(text(SEEN, KIND)))
        .and(fitsWay().or(CustomerGroups.contain(text(SEEN, GROUPS), CHANNEL_RULE_VALUE)))
        .qualify(
            rowNumber()
                .over(
                    partitionBy(text(SEEN, KIND), text(SEEN, HINT), text(SEEN, GROUPS))
                        .orderBy(CHANNEL_RULE_VALUE.PRIORITY, CHANNEL_RULE_VALUE.CHANNEL_CODE))
                .eq(1))
        .asTable(CHANNEL);
  }

  private static Table<?> seen(Field<LocalDateTime> asOf) {
    return selectDistinct(
            SOURCE_ORDER.SOURCE_KIND, SOURCE_ORDER.CHANNEL_HINT, CUSTOMER_VERSION.CUSTOMER_GROUPS)
        .from(SOURCE_ORDER)
        .leftJoin(CUSTOMER_VERSION)
        .on(isBuyerInGroups(asOf))
        .asTable(SEEN);
  }

  private static Condition fitsWay() {
    return CHANNEL_RULE_VALUE
        .FIELD_NAME
        .in("created_via", "source_name")
        .and(
            CHANNEL_RULE_VALUE
                .FIELD_VALUE
                .eq("*")
                .or(same(CHANNEL_RULE_VALUE.FIELD_VALUE, text(SEEN, HINT))));
  }

  /** Whether a row of {@link #ofEveryWay} is the one of an order and its buyer's version. */
  public Condition isOfOrder() {
    return text(CHANNEL, KIND)
        .eq(SOURCE_ORDER.SOURCE_KIND)
        .and(text(CHANNEL, HINT).isNotDistinctFrom(SOURCE_ORDER.CHANNEL_HINT))
        .and(text(CHANNEL, GROUPS).isNotDistinctFrom(CUSTOMER_VERSION.CUSTOMER_GROUPS));
  }

  /** The channel's key; null when no rule fits. */
  public Field<Long> key() {
    return field(name(CHANNEL, KEY), SQLDataType.BIGINT);
  }

  private static Field<String> text(String table, String column) {
    return field(name(table, column), SQLDataType.VARCHAR);
  }
}
