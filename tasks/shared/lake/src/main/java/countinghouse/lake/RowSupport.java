package countinghouse.lake;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands a checked row to Parquet, value by value. Nothing but the rows enters the file. */
final class RowSupport extends WriteSupport<@Nullable Object[]> {
  private final Entity entity;
  private final List<ColumnWriter> columns;
  private @Nullable RecordConsumer consumer;

  RowSupport(Entity entity) {
    this.entity = entity;
    columns = entity.storedColumns().stream().map(ColumnWriter::of).toList();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchema.of(entity), Map.of());
  }

  @SuppressWarnings("deprecation") // abstract in the library, so it must be here
  @Override
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("the lake is written without Hadoop");
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(@Nullable Object[] row) {
    RecordConsumer to = consumer;
    if (to == null) {
      throw new IllegalStateException("prepareForWrite comes before write");
    }
    to.startMessage();
    for (int index = 0; index < row.length; index++) {
      Object value = row[index];
      if (value != null) {
        ColumnWriter column = columns.get(index);
        to.startField(column.name(), index);
        column.write(to, value);
        to.endField(column.name(), index);
      }
    }
    to.endMessage();
  }
}
