package countinghouse.staging;

import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_LINES;

import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefundLines;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefunds;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Reads the refunds of one source back from staging. */
final class StagedRefunds {
  private static final WoocommerceRefunds REFUND = WOOCOMMERCE_REFUNDS.as("refund");
  private static final WoocommerceRefundLines LINE = WOOCOMMERCE_REFUND_LINES.as("line");

  private final Warehouse warehouse;
  private final String source;

  StagedRefunds(Warehouse warehouse, String source) {
    this.warehouse = warehouse;
    this.source = source;
  }

  /** Every version, with the lines that are read through it. */
  List<Version> versions() {
    Map<String, List<Long>> lines = lines();
    return warehouse
        .dsl()
        .selectFrom(REFUND)
        .where(REFUND.SOURCE_NAME.eq(source))
        .orderBy(REFUND.EXTRACTED_AT, REFUND.RUN_ID, REFUND.ID)
        .fetch(row ->
            new Version(
                row.get(REFUND.ID),
                row.get(REFUND.EXTRACTED_AT).toInstant(ZoneOffset.UTC),
                row.get(REFUND.RUN_ID),
                row.get(REFUND.CONTENT_RUN_ID),
                row.get(REFUND.RECORD_NUMBER),
                row.get(REFUND.IS_DELETED),
                row.get(REFUND.REASON),
                lines.getOrDefault(
                    row.get(REFUND.CONTENT_RUN_ID) + row.get(REFUND.RECORD_NUMBER), List.of())));
  }

  private Map<String, List<Long>> lines() {
    return warehouse
        .dsl()
        .select(DSL.concat(LINE.RUN_ID, LINE.RECORD_NUMBER), LINE.ID)
        .from(LINE)
        .where(LINE.SOURCE_NAME.eq(source))
        .orderBy(LINE.ID)
        .fetchGroups(row -> row.value1(), row -> row.value2());
  }

  /** What the source has now, read as marts read it: id to content. */
  Map<Long, String> existing() {
    Map<Long, String> reasons = new TreeMap<>();
    Map<Long, List<Long>> lines = new TreeMap<>();
    warehouse
        .dsl()
        .select(REFUND.ID, REFUND.REASON, LINE.ID)
        .from(CurrentVersions.existing(REFUND))
        .leftJoin(LINE)
        .on(CurrentVersions.belongs(LINE, REFUND))
        .where(REFUND.SOURCE_NAME.eq(source))
        .orderBy(REFUND.ID, LINE.ID)
        .forEach(row -> {
          reasons.put(row.value1(), row.value2());
          List<Long> of = lines.computeIfAbsent(row.value1(), id -> new ArrayList<>());
          if (row.value3() != null) {
            of.add(row.value3());
          }
        });
    reasons.replaceAll((id, reason) -> reason + lines.get(id));
    return reasons;
  }

  /** Every row of both tables in all columns, in one order. */
  List<Result<? extends Record>> everything() {
    return List.of(
        warehouse
            .dsl()
            .selectFrom(REFUND)
            .where(REFUND.SOURCE_NAME.eq(source))
            .orderBy(REFUND.fields())
            .fetch(),
        warehouse
            .dsl()
            .selectFrom(LINE)
            .where(LINE.SOURCE_NAME.eq(source))
            .orderBy(LINE.fields())
            .fetch());
  }
}
