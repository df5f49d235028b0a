package countinghouse.buildmarts.calendar;

import static countinghouse.warehouse.tables.marts.Tables.DIM_TIME_OF_DAY;

import countinghouse.buildmarts.table.ComputedTable;
import countinghouse.warehouse.Keys;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One row per minute of the day by the clock of the business zone.
 *
 * <p>Natural key: clock_time. All 1,440 minutes are there; the hour that a clock skips or repeats
 * when the zone changes its offset is that hour of the clock.
 */
public final class DimTimeOfDay implements ComputedTable {
  private static final int MINUTES = 24 * 60;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
  private static final DateTimeFormatter CLOCK_12 =
      DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter HOUR_12 = DateTimeFormatter.ofPattern("h a", Locale.US);

  @Override
  public Table<?> table() {
    return DIM_TIME_OF_DAY;
  }

  @Override
  public Stream<List<@Nullable Object>> rows(DSLContext dsl) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      rows.add(row(minute, LocalTime.MIN.plusMinutes(minute)));
    }
    rows.add(member(Keys.UNKNOWN, "unknown"));
    rows.add(member(Keys.NOT_APPLICABLE, "not applicable"));
    return rows.stream();
  }

  private static List<@Nullable Object> row(int minuteOfDay, LocalTime time) {
    return List.of(
        time.getHour() * 100 + time.getMinute(),
        CLOCK.format(time),
        CLOCK_12.format(time),
        minuteOfDay,
        time.getHour(),
        HOUR_12.format(time),
        CLOCK.format(time.withMinute(time.getMinute() / 30 * 30)),
        dayPart(time.getHour()));
  }

  private static String dayPart(int hour) {
    if (hour < 5 || hour >= 22) {
      return "Night";
    }
    if (hour < 11) {
      return "Morning";
    }
    if (hour < 14) {
      return "Midday";
    }
    return hour < 17 ? "Afternoon" : "Evening";
  }

  private static List<@Nullable Object> member(long key, String name) {
    int number = Math.toIntExact(key);
    return List.of(number, name, name, number, number, name, name, name);
  }
}
