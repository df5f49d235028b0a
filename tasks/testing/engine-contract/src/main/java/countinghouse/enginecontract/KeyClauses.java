package countinghouse.enginecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import countinghouse.warehouse.Engine;
import countinghouse.warehouse.Keys;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the marts are the same numbers everywhere.
 *
 * @param warehouse that computes them
 */
record KeyClauses(Warehouse warehouse) {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 8, 12, 0);

  List<Clause> all() {
    return List.of(
        new Clause("a key in SQL is the key in Java", this::sameInJava),
        new Clause("a key of columns needs no cast", this::ofColumns),
        new Clause("a key of money or time is refused", this::ofMoneyOrTime),
        new Clause("an instant goes into a key as microseconds", this::ofAnInstant));
  }

  private void sameInJava() {
    String separator = String.valueOf(Keys.SEPARATOR);
    assertSameKey("a");
    assertSameKey("");
    assertSameKey("woocommerce", 1L);
    assertSameKey("woocommerce", Long.MIN_VALUE, Long.MAX_VALUE);
    assertSameKey("Käsekuchen 🍰 中文 \u0301", "O'Brien", "a\\b", "100 %", "?", "{0}");
    assertSameKey("a" + separator + "b", separator, "\n\t");
    assertSameKey("a", null, "b");
    assertSameKey(null, null);
    assertSameKey(42);
  }

  private void assertSameKey(@Nullable Object... parts) {
    Field<?>[] fields = new Field<?>[parts.length];
    for (int i = 0; i < parts.length; i++) {
      fields[i] = parts[i] == null ? val((String) null) : val(parts[i]);
    }
    assertThat(value(warehouse.engine().key(fields))).isEqualTo(Keys.of(parts));
  }

  private void ofColumns() {
    Field<Long> order = inline(17L).as("order_id");
    Field<String> source = inline("shop").as("source_name");
    Long key =
        warehouse
            .dsl()
            .select(
                warehouse
                    .engine()
                    .key(
                        field(name("source_name"), String.class),
                        field(name("order_id"), Long.class)))
            .from(select(source, order).asTable("sold"))
            .fetchSingle()
            .value1();
    assertThat(key).isEqualTo(Keys.of("shop", 17L));
  }

  private void ofMoneyOrTime() {
    Engine engine = warehouse.engine();
    assertThatThrownBy(() -> engine.key(inline(BigDecimal.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.key(inline(NOON))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.key(inline(true))).isInstanceOf(IllegalArgumentException.class);
  }

  private void ofAnInstant() {
    LocalDateTime time = NOON.plusNanos(123_456_000);
    assertThat(value(warehouse.engine().epochMicros(val(time)))).isEqualTo(Keys.micros(time));
  }

  private <T> T value(Field<T> field) {
    return warehouse.dsl().select(field).fetchSingle().value1();
  }
}
