package countinghouse.enginecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import countinghouse.warehouse.Engine;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Field;

/**
 * Days and times of the business are those of its own zone.
 *
 * @param warehouse that computes them
 */
record TimeClauses(Warehouse warehouse) {
  /** Goes from UTC-5 to UTC-4 on 2026-03-08. */
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  List<Clause> all() {
    return List.of(
        new Clause("the business day ends at midnight of the zone", this::businessDay),
        new Clause("the business time is what the clocks of the zone show", this::businessTime),
        new Clause("days between two days are the midnights", this::daysBetween));
  }

  private void businessDay() {
    assertThat(day("2026-03-08T04:59:59.999999", NEW_YORK)).isEqualTo("2026-03-07");
    assertThat(day("2026-03-08T05:00", NEW_YORK)).isEqualTo("2026-03-08");
    assertThat(day("2026-03-09T03:59:59", NEW_YORK)).isEqualTo("2026-03-08");
    assertThat(day("2026-03-09T04:00", NEW_YORK)).isEqualTo("2026-03-09");
    assertThat(day("2026-03-08T23:30", ZoneId.of("Asia/Kolkata"))).isEqualTo("2026-03-09");
    assertThat(day("2026-03-08T23:30", ZoneId.of("UTC"))).isEqualTo("2026-03-08");
  }

  private String day(String utc, ZoneId zone) {
    return value(warehouse.engine().businessDay(val(LocalDateTime.parse(utc)), zone)).toString();
  }

  private void businessTime() {
    assertThat(time("2026-03-08T06:59:59.5")).isEqualTo("2026-03-08T01:59:59.500");
    assertThat(time("2026-03-08T07:00")).isEqualTo("2026-03-08T03:00");
    assertThat(time("2026-11-01T05:30")).isEqualTo("2026-11-01T01:30");
    assertThat(time("2026-11-01T06:30")).isEqualTo("2026-11-01T01:30");
  }

  private String time(String utc) {
    return value(warehouse.engine().businessTime(val(LocalDateTime.parse(utc)), NEW_YORK))
        .toString();
  }

  private void daysBetween() {
    Engine engine = warehouse.engine();
    Field<LocalDate> first = val(LocalDate.of(2026, 2, 27));
    Field<LocalDate> second = val(LocalDate.of(2026, 3, 1));
    assertThat(value(engine.daysBetween(first, second))).isEqualTo(2);
    assertThat(value(engine.daysBetween(second, first))).isEqualTo(-2);
  }

  private <T> T value(Field<T> field) {
    return warehouse.dsl().select(field).fetchSingle().value1();
  }
}
