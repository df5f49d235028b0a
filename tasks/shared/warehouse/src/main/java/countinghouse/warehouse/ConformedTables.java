package countinghouse.warehouse;

import countinghouse.warehouse.tables.conformed.DefaultSchema;

/**
 * The tables between staging and the marts, from {@code warehouse-schema/conformed}: temporary, so
 * they live as long as the connection and are in no schema.
 */
public final class ConformedTables {
  private ConformedTables() {}

  /** Makes all of them, empty; those that are there are dropped. */
  public static void create(Warehouse warehouse) {
    DefaultSchema.DEFAULT_SCHEMA
        .getTables()
        .forEach(table -> {
          warehouse.dsl().execute("drop table if exists " + table.getName());
          MartSchema.create(warehouse, "conformed", table);
        });
  }
}
