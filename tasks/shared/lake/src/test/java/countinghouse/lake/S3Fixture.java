package countinghouse.lake;

import countinghouse.s3emulator.S3Emulator;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A lake in a bucket of its own that keeps versions, in the one emulator of this JVM.
 *
 * @param bucket its name
 */
record S3Fixture(String bucket) implements LakeFixture {
  static final S3Emulator S3 = S3Emulator.start();

  /** What the keys of a lake begin with in its bucket. */
  static final String PREFIX = "some/lake/";

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  static {
    S3.systemProperties().forEach(System::setProperty);
  }

  static S3Fixture create() {
    String bucket = "lake-" + BUCKETS.incrementAndGet();
    S3.createVersionedBucket(bucket);
    return new S3Fixture(bucket);
  }

  URI address() {
    return URI.create("s3://" + bucket + "/" + PREFIX);
  }

  @Override
  public Lake open() {
    return Lake.open(address());
  }

  @Override
  public List<String> everything() {
    return S3.keysWithVersions(bucket).stream().map(key -> key.substring(PREFIX.length())).toList();
  }

  @Override
  public byte[] bytes(String key) {
    return S3.get(bucket, PREFIX + key);
  }

  @Override
  public void put(String key, byte[] bytes) {
    S3.put(bucket, PREFIX + key, bytes);
  }

  @Override
  public void remove(String key) {
    S3.delete(bucket, PREFIX + key);
  }
}
