package countinghouse.buildmarts.payment;

import static countinghouse.buildmarts.table.Expressions.same;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_PAYMENT_METHOD;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PAYMENT_METHOD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per way of paying that a source names, and per brand of card.
 *
 * <p>Natural key: source_name, payment_method, card_brand. A way that an order names is here even
 * when nobody has paid by it yet.
 */
public final class DimPaymentMethod implements SelectedTable {
  private static final String OTHER = "Other";

  private final NaturalKeys keys;

  /** Ways of paying with the keys of these inputs. */
  public DimPaymentMethod(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return DIM_PAYMENT_METHOD;
  }

  @Override
  public Select<?> rows() {
    Table<?> titles = titles();
    Field<String> source = of("used", "source_name");
    Field<String> method = of("used", "payment_method");
    Field<String> brand = of("used", "card_brand");
    Field<String> title = of("title", "payment_method_title");
    Field<String> words = coalesce(title, replace(method, inline("_"), inline(" ")));
    return select(
            keys.paymentMethod(source, method, brand).as(DIM_PAYMENT_METHOD.PAYMENT_METHOD_KEY),
            source.as(DIM_PAYMENT_METHOD.SOURCE_NAME),
            method.as(DIM_PAYMENT_METHOD.PAYMENT_METHOD),
            brand.as(DIM_PAYMENT_METHOD.CARD_BRAND),
            when(brand.eq(""), words)
                .otherwise(words.concat(inline(" "), brand))
                .as(DIM_PAYMENT_METHOD.PAYMENT_METHOD_NAME),
            coalesce(RULE_PAYMENT_METHOD.PAYMENT_GROUP, inline(OTHER))
                .as(DIM_PAYMENT_METHOD.PAYMENT_GROUP),
            field(RULE_PAYMENT_METHOD.PAYMENT_GROUP.isNotNull()).as(DIM_PAYMENT_METHOD.IS_LISTED))
        .from(used())
        .leftJoin(RULE_PAYMENT_METHOD)
        .on(RULE_PAYMENT_METHOD.SOURCE_KIND.eq(of("used", "source_kind")))
        .and(same(RULE_PAYMENT_METHOD.PAYMENT_METHOD, method))
        .leftJoin(titles)
        .on(of("title", "source_name").eq(source))
        .and(of("title", "payment_method").eq(method))
        .unionAll(member(Keys.UNKNOWN, "unknown", "Unknown", OTHER))
        .unionAll(member(Keys.NOT_APPLICABLE, "not_applicable", "Not applicable", "None"));
  }

  /** What payments were made by, and what orders name. */
  private static Table<?> used() {
    return select(
            SOURCE_PAYMENT.SOURCE_NAME,
            SOURCE_PAYMENT.SOURCE_KIND,
            SOURCE_PAYMENT.PAYMENT_METHOD,
            SOURCE_PAYMENT.CARD_BRAND)
        .from(SOURCE_PAYMENT)
        .union(
            select(
                    SOURCE_ORDER.SOURCE_NAME,
                    SOURCE_ORDER.SOURCE_KIND,
                    SOURCE_ORDER.PAYMENT_METHOD,
                    inline(""))
                .from(SOURCE_ORDER)
                .where(SOURCE_ORDER.PAYMENT_METHOD.isNotNull()))
        .asTable("used");
  }

  /** What a shop called each of its ways of paying in its latest order. */
  private static Table<?> titles() {
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.PAYMENT_METHOD,
            SOURCE_ORDER.PAYMENT_METHOD_TITLE)
        .from(SOURCE_ORDER)
        .where(SOURCE_ORDER.PAYMENT_METHOD.isNotNull())
        .and(SOURCE_ORDER.PAYMENT_METHOD_TITLE.isNotNull())
        .qualify(
            rowNumber()
                .over(
                    partitionBy(SOURCE_ORDER.SOURCE_NAME, SOURCE_ORDER.PAYMENT_METHOD)
                        .orderBy(
                            SOURCE_ORDER.CREATED_AT.desc().nullsLast(),
                            SOURCE_ORDER.ORDER_ID.desc().nullsLast()))
                .eq(1))
        .asTable("title");
  }

  private static Field<String> of(String table, String column) {
    return field(name(table, column), SQLDataType.VARCHAR);
  }

  private static Select<Record7<Long, String, String, String, String, String, Boolean>> member(
      long key, String method, String name, String group) {
    return select(
        inline(key),
        inline(""),
        inline(method),
        inline(""),
        inline(name),
        inline(group),
        inline(true));
  }
}
