package countinghouse.staging;

import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes runs of refunds into a lake, as an extractor would. */
final class RefundLake {
  static final Entity REFUNDS =
      Entity.of(
          "refunds",
          Column.required("id", ColumnType.BIGINT),
          Column.required("parent_id", ColumnType.BIGINT),
          Column.optional("date_created", ColumnType.TIMESTAMP),
          Column.optional("amount", ColumnType.MONEY),
          Column.optional("reason", ColumnType.TEXT),
          Column.required("content_hash", ColumnType.TEXT),
          Column.optional("payload", ColumnType.TEXT));
  static final Entity LINES =
      Entity.of(
          "refund_lines",
          Column.required("refund_id", ColumnType.BIGINT),
          Column.required("id", ColumnType.BIGINT),
          Column.optional("total", ColumnType.MONEY));
  static final Head HEAD = new Head("woocommerce", REFUNDS, List.of(LINES));
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private final Path folder;
  private final String source;

  RefundLake(Path folder, String source) {
    this.folder = folder;
    this.source = source;
  }

  String source() {
    return source;
  }

  Lake lake() {
    return Lake.open(folder.toUri());
  }

  Path folderOf(TestRun run) {
    return folder.resolve(run.manifest().folder());
  }

  /** A window by modification time, everything up to the moment of reading. */
  TestRun window(Instant extractedAt, Refund... records) {
    return write(RunKind.WINDOW, Instant.EPOCH, extractedAt, extractedAt, true, List.of(records));
  }

  TestRun full(Instant extractedAt, boolean complete, List<Refund> records) {
    return write(RunKind.FULL, null, extractedAt, extractedAt, complete, records);
  }

  TestRun ids(
      Instant extractedAt, Instant from, Instant to, boolean complete, List<Refund> records) {
    return write(RunKind.IDS, from, to, extractedAt, complete, records);
  }

  TestRun write(
      RunKind kind,
      @Nullable Instant from,
      Instant to,
      Instant extractedAt,
      boolean complete,
      List<Refund> records) {
    RunHeader header = new RunHeader(source, HEAD, kind, from, to, extractedAt, ZONE, "USD", "");
    try (RunWriter writer = lake().startRun(header)) {
      for (Refund record : records) {
        if (kind == RunKind.IDS) {
          writer.write(Head.IDS, String.valueOf(record.id()), "completed", record.created());
        } else {
          write(writer, record);
        }
      }
      Manifest manifest = complete ? writer.commit() : writer.commitIncomplete();
      return new TestRun(manifest, records);
    }
  }

  private static void write(RunWriter writer, Refund refund) {
    writer.write(
        REFUNDS,
        refund.id(),
        1L,
        refund.created(),
        new BigDecimal("1.50"),
        refund.reason(),
        refund.contentHash(),
        "{}");
    for (long line : refund.lines()) {
      writer.write(LINES, refund.id(), line, BigDecimal.ONE);
    }
  }

  /** Brings a run into another lake, whole. */
  void deliver(TestRun run, RefundLake other) throws IOException {
    Path target = other.folderOf(run);
    Files.createDirectories(target.resolve(".."));
    Files.move(folderOf(run), target);
  }
}
