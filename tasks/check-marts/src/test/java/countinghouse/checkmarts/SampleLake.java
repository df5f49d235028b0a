package countinghouse.checkmarts;

import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lake from which the staging of {@link SampleWarehouse} was loaded. */
final class SampleLake {
  static final Instant READ = Instant.parse("2026-06-03T07:00:00Z");

  static final Head SHOP_ORDERS =
      head("woocommerce", "orders", ColumnType.BIGINT, moment("date_created"), money("total"));
  static final Head SHOP_REFUNDS =
      head("woocommerce", "refunds", ColumnType.BIGINT, moment("date_created"), money("amount"));
  static final Head TILL_ORDERS =
      head(
          "square",
          "orders",
          ColumnType.TEXT,
          moment("closed_at"),
          money("total_money"),
          money("return_total_money"));
  static final Head TILL_PAYMENTS =
      head("square", "payments", ColumnType.TEXT, moment("created_at"), money("total_money"));
  static final Head TILL_REFUNDS =
      head("square", "refunds", ColumnType.TEXT, moment("created_at"), money("amount_money"));

  private SampleLake() {}

  /** Makes it in a folder. */
  static Lake make(Path folder) {
    Lake lake = Lake.open(folder.toUri());
    write(
        lake,
        SHOP_ORDERS,
        READ,
        row(99L, "2026-05-31T15:00", "8.00"),
        row(100L, "2026-06-01T15:00", "37.94"));
    write(lake, SHOP_REFUNDS, READ, row(500L, "2026-06-02T15:00", "21.60"));
    write(
        lake,
        TILL_ORDERS,
        READ,
        row("A", "2026-06-02T16:00", "22.00", null),
        row("M", "2026-06-01T15:01", "37.94", null),
        row("R", "2026-06-02T17:00", "0.00", "5.25"));
    write(
        lake,
        TILL_PAYMENTS,
        READ,
        row("PA", "2026-06-02T16:00", "22.00"),
        row("PM", "2026-06-01T15:01", "37.94"));
    write(lake, TILL_REFUNDS, READ, row("BA", "2026-06-02T17:00", "5.25"));
    return lake;
  }

  /** Notes that a run was loaded before the build began. */
  static void load(Warehouse warehouse, Manifest run) {
    loadSince(warehouse, run);
    SampleWarehouse.inBuild(
        warehouse,
        "insert into build_run select source_name, head, run_id, extracted_at from ops.load"
            + " where run_id = '%s'".formatted(run.runId()));
  }

  /** Notes that a run was loaded after the build began. */
  static void loadSince(Warehouse warehouse, Manifest run) {
    SampleWarehouse.inBuild(
        warehouse,
        """
        insert into ops.load by name
          select * replace ('%s' as run_id, timestamp '%s' as extracted_at)
          from ops.load where source_name = '%s' and head = '%s' limit 1
        """
            .formatted(
                run.runId(),
                LocalDateTime.ofInstant(run.extractedAt(), ZoneOffset.UTC),
                run.sourceName(),
                run.head()));
  }

  /** Commits a run. */
  @SafeVarargs
  static Manifest write(Lake lake, Head head, Instant readAt, List<@Nullable Object>... rows) {
    RunHeader header =
        new RunHeader(
            head.sourceKind(),
            head,
            RunKind.WINDOW,
            readAt.minusSeconds(86_400),
            readAt.minusSeconds(120),
            readAt,
            ZoneId.of("America/New_York"),
            "USD",
            "");
    try (RunWriter run = lake.startRun(header)) {
      for (List<@Nullable Object> row : rows) {
        run.write(head.entity(), row.toArray());
      }
      return run.commit();
    }
  }

  /** A record: its id, its moment (UTC), its amounts. */
  static List<@Nullable Object> row(Object id, String moment, @Nullable String... amounts) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(id);
    row.add(LocalDateTime.parse(moment).toInstant(ZoneOffset.UTC));
    for (@Nullable String amount : amounts) {
      row.add(amount == null ? null : new BigDecimal(amount));
    }
    return row;
  }

  private static Head head(String kind, String name, ColumnType id, Column... columns) {
    List<Column> all = new ArrayList<>();
    all.add(Column.required("id", id));
    all.addAll(List.of(columns));
    return new Head(kind, new Entity(name, all), List.of());
  }

  private static Column moment(String name) {
    return Column.optional(name, ColumnType.TIMESTAMP);
  }

  private static Column money(String name) {
    return Column.optional(name, ColumnType.MONEY);
  }
}
