package countinghouse.buildmarts.channel;

import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;

import countinghouse.buildmarts.table.ComputedTable;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.star.Rules;
import countinghouse.warehouse.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One row per sales channel: by what way a sale came, which is not the same as the source that
 * recorded it.
 *
 * <p>Natural key: channel_code.
 */
public final class DimChannel implements ComputedTable {
  private final Inputs inputs;

  /** The channels of these inputs' rules. */
  public DimChannel(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return DIM_CHANNEL;
  }

  @Override
  public Stream<List<@Nullable Object>> rows(DSLContext dsl) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Rules.Channel channel : inputs.rules().channels()) {
      rows.add(
          List.of(
              NaturalKeys.channel(channel.code()),
              channel.code(),
              channel.name(),
              channel.group()));
    }
    rows.add(List.of(Keys.UNKNOWN, "unknown", "Unknown", "Other"));
    rows.add(List.of(Keys.NOT_APPLICABLE, "not_applicable", "Not applicable", "Other"));
    return rows.stream();
  }
}
