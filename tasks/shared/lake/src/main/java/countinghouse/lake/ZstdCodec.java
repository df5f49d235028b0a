package countinghouse.lake;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * ZSTD for Parquet without Hadoop, whose codec classes the library would otherwise ask for. Level 3
 * of one library version gives the same bytes for the same input.
 */
final class ZstdCodec implements CompressionCodecFactory {
  private static final int LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    requireZstd(name);
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    requireZstd(name);
    return new Decompressor();
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  private static void requireZstd(CompressionCodecName name) {
    if (name != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("the lake is written in ZSTD, not " + name);
    }
  }

  private static byte[] arrayOf(BytesInput bytes) throws IOException {
    ByteArrayOutputStream array = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(array);
    return array.toByteArray();
  }

  private static final class Compressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(Zstd.compress(arrayOf(bytes), LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(Zstd.decompress(arrayOf(bytes), decompressedSize));
    }

    @Override
    public void decompress(ByteBuffer from, int compressed, ByteBuffer to, int decompressed) {
      byte[] bytes = new byte[compressed];
      from.get(bytes);
      to.put(Zstd.decompress(bytes, decompressed));
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
