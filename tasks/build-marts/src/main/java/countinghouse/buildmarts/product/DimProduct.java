package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.BEGINNING;
import static countinghouse.buildmarts.table.Expressions.END;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per variant and version: a new version begins when its list price or its product line
 * changes.
 *
 * <p>Natural key: product_durable_key, valid_from. Everything that is not tracked is as the source
 * says now.
 */
public final class DimProduct implements SelectedTable {
  private final NaturalKeys keys;

  /** Products with the keys of these inputs. */
  public DimProduct(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return DIM_PRODUCT;
  }

  @Override
  public Select<?> rows() {
    return new KnownProducts(keys)
        .rows()
        .unionAll(new InferredProducts(keys).rows())
        .unionAll(member(Keys.UNKNOWN, "Unknown"))
        .unionAll(member(Keys.NOT_APPLICABLE, "Not applicable"));
  }

  private static Select<Record> member(long key, String name) {
    return select(
            inline(key),
            inline(key),
            inline(""),
            inline(""),
            inline(""),
            inline(name),
            castNull(SQLDataType.VARCHAR),
            inline(name),
            inline(""))
        .select(
            inline(ProductLine.UNASSIGNED),
            castNull(SQLDataType.DECIMAL(18, 4)),
            castNull(SQLDataType.VARCHAR),
            inline("none"),
            inline(false),
            inline(true),
            inline(BEGINNING),
            inline(END));
  }
}
