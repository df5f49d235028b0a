package countinghouse.buildmarts.customer;

import static countinghouse.buildmarts.table.Expressions.BEGINNING;
import static countinghouse.buildmarts.table.Expressions.END;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.SQLDataType;

/**
 * One row per durable customer and version: a new version begins when the group, country or region
 * changes.
 *
 * <p>Natural key: customer_durable_key, valid_from.
 */
public final class DimCustomer implements SelectedTable {
  private final NaturalKeys keys;
  private final countinghouse.warehouse.tables.marts.tables.DimCustomer version =
      DIM_CUSTOMER.as("version");

  /** Customers with the keys of these inputs. */
  public DimCustomer(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return DIM_CUSTOMER;
  }

  @Override
  public Select<?> rows() {
    Field<LocalDateTime> next = lead(version.VALID_FROM).over(inTime());
    return select(
            keys.customerVersion(version.CUSTOMER_DURABLE_KEY, version.VALID_FROM)
                .as(DIM_CUSTOMER.CUSTOMER_KEY),
            version.CUSTOMER_DURABLE_KEY,
            version.CUSTOMER_GROUP,
            version.COUNTRY,
            version.REGION,
            version.FIRST_SOURCE_NAME,
            version.FIRST_SEEN_AT,
            version.PROFILE_COUNT)
        .select(
            version.IS_REGISTERED,
            field(next.isNull()).as(DIM_CUSTOMER.IS_CURRENT),
            version.VALID_FROM,
            coalesce(next, inline(END)).as(DIM_CUSTOMER.VALID_TO))
        .from(changes())
        .unionAll(member(Keys.UNKNOWN))
        .unionAll(member(Keys.NOT_APPLICABLE));
  }

  /** The states that differ from the one before in what is tracked. */
  private Table<?> changes() {
    return select(
            version.CUSTOMER_DURABLE_KEY,
            version.CUSTOMER_GROUP,
            version.COUNTRY,
            version.REGION,
            version.FIRST_SOURCE_NAME,
            version.FIRST_SEEN_AT,
            version.PROFILE_COUNT,
            version.IS_REGISTERED,
            version.VALID_FROM)
        .from(CustomerStates.rows().asTable(version.getName()))
        .qualify(
            rowNumber()
                .over(inTime())
                .eq(1)
                .or(changed(version.CUSTOMER_GROUP))
                .or(changed(version.COUNTRY))
                .or(changed(version.REGION)))
        .asTable(version.getName());
  }

  private Condition changed(Field<String> attribute) {
    return attribute.isDistinctFrom(lag(attribute).over(inTime()));
  }

  private WindowSpecificationRowsStep inTime() {
    return partitionBy(version.CUSTOMER_DURABLE_KEY).orderBy(version.VALID_FROM);
  }

  private static Select<Record> member(long key) {
    return select(
            inline(key),
            inline(key),
            inline("retail"),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            inline(""),
            inline(BEGINNING),
            inline(0))
        .select(inline(false), inline(true), inline(BEGINNING), inline(END));
  }
}
