package countinghouse.lake;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * A lake in a bucket of its own that keeps versions, in Versity's gateway.
 *
 * @param s3 past the lake's own doors
 */
record VersityFixture(VersityGateway gateway, S3Client s3, String bucket, Path scratch)
    implements LakeFixture {
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  static VersityFixture create(VersityGateway gateway, Path scratch) {
    String bucket = "lake-" + BUCKETS.incrementAndGet();
    gateway.createVersionedBucket(bucket);
    return new VersityFixture(gateway, gateway.client(), bucket, scratch);
  }

  @Override
  public Lake open() {
    return new Lake(gateway.store(bucket, scratch), new SecureRandom());
  }

  @Override
  public List<String> everything() {
    ListObjectVersionsResponse all = s3.listObjectVersions(it -> it.bucket(bucket));
    return Stream.concat(
            all.versions().stream().map(ObjectVersion::key),
            all.deleteMarkers().stream().map(DeleteMarkerEntry::key))
        .distinct()
        .sorted()
        .map(key -> key.substring(S3Fixture.PREFIX.length()))
        .toList();
  }

  @Override
  public byte[] bytes(String key) {
    return s3.getObjectAsBytes(it -> it.bucket(bucket).key(S3Fixture.PREFIX + key)).asByteArray();
  }

  @Override
  public void put(String key, byte[] bytes) {
    s3.putObject(it -> it.bucket(bucket).key(S3Fixture.PREFIX + key), RequestBody.fromBytes(bytes));
  }

  @Override
  public void remove(String key) {
    s3.deleteObject(it -> it.bucket(bucket).key(S3Fixture.PREFIX + key));
  }
}
