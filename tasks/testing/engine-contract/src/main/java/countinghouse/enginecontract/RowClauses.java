package countinghouse.enginecontract;

import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import countinghouse.warehouse.Engine;
import countinghouse.warehouse.Warehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Schemas are made and dropped; rows are added whole or not at all.
 *
 * @param warehouse that keeps them
 */
record RowClauses(Warehouse warehouse) {

  List<Clause> all() {
    return List.of(
        new Clause(
            "unqualified names mean the chosen schema, only for a while", this::chooseASchema),
        new Clause("a name that is no identifier is refused", this::refuseAName),
        new Clause("a name that a result tells is understood as it was written", this::tellAName),
        new Clause("a failed transaction leaves nothing", this::failInATransaction),
        new Clause(
            "a row that cannot be added is named by its place and never quoted",
            this::appendAWrongRow));
  }

  private void chooseASchema() {
    Engine engine = warehouse.engine();
    String build = warehouse.schemas().builds() + "a";
    engine.createSchema(warehouse.dsl(), build);
    engine.inSchema(
        warehouse.dsl(), build, () -> warehouse.dsl().execute("create table t (id bigint)"));
    assertThat(warehouse.dsl().fetchCount(table(name(build, "t")))).isZero();
    engine.dropSchema(warehouse.dsl(), build);
    engine.dropSchema(warehouse.dsl(), build);
    engine.createSchema(warehouse.dsl(), build);
  }

  private void refuseAName() {
    assertThatThrownBy(() -> warehouse.engine().dropSchema(warehouse.dsl(), "marts; drop"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void tellAName() {
    Engine engine = warehouse.engine();
    String told = warehouse.dsl().fetch("select 1 as first_day").fields()[0].getName();

    assertThat(engine.asWritten(told)).isEqualTo("first_day");
    assertThat(engine.asWritten(engine.inCatalog("dim_date"))).isEqualTo("dim_date");
  }

  private void failInATransaction() {
    Table<Record> kept = table(name(warehouse.schemas().staging(), "kept"));
    warehouse.dsl().execute("create table {0} (id bigint)", kept);
    assertThatThrownBy(() ->
            warehouse.transaction(() -> {
              warehouse.dsl().execute("insert into {0} values (1)", kept);
              throw new IllegalStateException("broken in the middle");
            }))
        .hasMessage("broken in the middle");
    assertThat(warehouse.dsl().fetchCount(kept)).isZero();
    warehouse.transaction(() -> warehouse.dsl().execute("insert into {0} values (2)", kept));
    assertThat(warehouse.dsl().fetchCount(kept)).isOne();
  }

  private void appendAWrongRow() {
    String marts = warehouse.schemas().marts();
    warehouse.engine().createSchema(warehouse.dsl(), marts);
    warehouse
        .dsl()
        .execute(
            "create table "
                + marts
                + ".dim_channel (channel_key bigint, channel_code varchar,"
                + " channel_name varchar, channel_group varchar)");
    List<List<@Nullable Object>> rows =
        List.of(
            Arrays.asList(1L, "online", "Online", "Online"),
            Arrays.asList("Anna Canary", "online", "Online", "Online"));

    assertThatThrownBy(() -> warehouse.engine().append(warehouse.dsl(), DIM_CHANNEL, rows.stream()))
        .hasMessageContaining("row 2")
        .hasMessageContaining("dim_channel")
        .hasMessageContaining("channel_key")
        .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("Canary"));
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
