package countinghouse.buildmarts.location;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_LOCATION;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_LOCATIONS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.Keys;
import countinghouse.warehouse.tables.staging.tables.SquareLocations;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per place of sale: each Square location, and one for each shop.
 *
 * <p>Natural key: source_name, location_id. A place that only an order or a payment names is here,
 * too.
 */
public final class DimLocation implements SelectedTable {
  private final NaturalKeys keys;

  /** Places with the keys of these inputs. */
  public DimLocation(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return DIM_LOCATION;
  }

  @Override
  public Select<?> rows() {
    SquareLocations till = SQUARE_LOCATIONS.as("till");
    Field<String> source = field(name("place", "source_name"), SQLDataType.VARCHAR);
    Field<String> id = field(name("place", "location_id"), SQLDataType.VARCHAR);
    Field<String> kind = when(id.eq("shop"), inline("shop")).otherwise(inline("till"));
    Field<String> plainName = when(id.eq("shop"), source).otherwise(id);
    return select(
            keys.location(source, id).as(DIM_LOCATION.LOCATION_KEY),
            source.as(DIM_LOCATION.SOURCE_NAME),
            id.as(DIM_LOCATION.LOCATION_ID),
            coalesce(filled(till.NAME), plainName).as(DIM_LOCATION.LOCATION_NAME),
            kind.as(DIM_LOCATION.LOCATION_TYPE),
            filled(till.CITY).as(DIM_LOCATION.CITY),
            filled(till.COUNTRY).as(DIM_LOCATION.COUNTRY))
        .from(places())
        .leftJoin(CurrentVersions.all(till))
        .on(till.SOURCE_NAME.eq(source))
        .and(till.ID.eq(id))
        .unionAll(member(Keys.UNKNOWN, "unknown", "Unknown"))
        .unionAll(member(Keys.NOT_APPLICABLE, "not_applicable", "Not applicable"));
  }

  private static Table<?> places() {
    SquareLocations till = SQUARE_LOCATIONS.as("till");
    return select(till.SOURCE_NAME.as("source_name"), till.ID.as("location_id"))
        .from(till)
        .union(select(SOURCE_ORDER.SOURCE_NAME, SOURCE_ORDER.LOCATION_ID).from(SOURCE_ORDER))
        .union(
            select(SOURCE_PAYMENT.SOURCE_NAME, SOURCE_PAYMENT.LOCATION_ID)
                .from(SOURCE_PAYMENT)
                .where(SOURCE_PAYMENT.LOCATION_ID.isNotNull()))
        .asTable("place");
  }

  private static Select<Record7<Long, String, String, String, String, String, String>> member(
      long key, String id, String name) {
    return select(
        inline(key),
        inline(""),
        inline(id),
        inline(name),
        inline("none"),
        castNull(SQLDataType.VARCHAR),
        castNull(SQLDataType.VARCHAR));
  }
}
