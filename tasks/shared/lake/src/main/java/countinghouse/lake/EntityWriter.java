package countinghouse.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes the Parquet file of one entity. The settings are fixed and nothing of the run is in the
 * file, so the same rows give the same bytes. Row groups are small: what is held in memory does not
 * grow with the history.
 */
final class EntityWriter {
  private static final long ROW_GROUP_BYTES = 8L * 1024 * 1024;
  private static final int PAGE_BYTES = 256 * 1024;

  private final Entity entity;
  private final RowCheck check;
  private final Path path;
  private final StagedFile file;
  private final ParquetWriter<@Nullable Object[]> writer;
  private long rows;

  EntityWriter(String source, Entity entity, Path path) throws IOException {
    this.entity = entity;
    this.path = path;
    check = new RowCheck(source, entity);
    file = new StagedFile(path);
    writer =
        new Builder(file, entity)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodec())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .build();
  }

  void write(long recordNumber, @Nullable Object[] values) throws IOException {
    check.check(recordNumber, values);
    @Nullable Object[] row = new Object[values.length + 1];
    row[0] = recordNumber;
    System.arraycopy(values, 0, row, 1, values.length);
    writer.write(row);
    rows++;
  }

  Path path() {
    return path;
  }

  /** Finishes the file and says what is in it. */
  ManifestFile finish(boolean head) throws IOException {
    writer.close();
    return new ManifestFile(
        entity.name(), head, entity.fileName(), rows, file.bytes(), file.sha256());
  }

  /** Lets go of the file, whatever state it is in. */
  void abandon() {
    try {
      writer.close();
    } catch (IOException | RuntimeException worthless) {
      // The file is about to be deleted; that it cannot be finished is no news.
    }
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final Entity entity;

    Builder(OutputFile file, Entity entity) {
      super(file);
      this.entity = entity;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new RowSupport(entity);
    }

    @SuppressWarnings("deprecation") // abstract in the library, so it must be here
    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException("the lake is written without Hadoop");
    }
  }
}
