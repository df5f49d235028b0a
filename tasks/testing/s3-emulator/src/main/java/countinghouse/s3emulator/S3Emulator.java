package countinghouse.s3emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * S3 as S3Proxy plays it, over HTTP on the loopback address, its objects in memory. It checks
 * signatures, keeps versions, and refuses a second object by {@code If-None-Match}; it knows no
 * rights (every request with its key may do all) and forgets all when it is closed.
 */
public final class S3Emulator implements AutoCloseable {
  /** The key that it accepts; no secret, as it listens on this machine only. */
  public static final String ACCESS_KEY = "emulated-access-key";

  /** The secret that belongs to that key. */
  public static final String SECRET_KEY = "emulated-secret-key";

  /** The region that it stands for. */
  public static final String REGION = "us-east-1";

  static {
    // Where slf4j-simple is bound, S3Proxy and its Jetty tell of every start.
    System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.org.gaul", "warn");
  }

  private final BlobStore objects;
  private final S3Proxy server;

  private S3Emulator(BlobStore objects, S3Proxy server) {
    this.objects = objects;
    this.server = server;
  }

  /** Starts one without buckets, on a free port. */
  public static S3Emulator start() {
    return start(0);
  }

  /**
   * Starts one without buckets.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException when the port is taken
   */
  public static S3Emulator start(int port) {
    BlobStore objects = new TransientNio2BlobStore();
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(objects)
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .stopTimeout(0)
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the S3 emulator cannot listen on port " + port, e);
    }
    return new S3Emulator(objects, server);
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** The variables by which every AWS client finds it. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", endpoint().toString(),
        "AWS_REGION", REGION,
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  }

  /** The system properties by which AWS's client in this JVM finds it. */
  public Map<String, String> systemProperties() {
    return Map.of(
        "aws.endpointUrlS3", endpoint().toString(),
        "aws.region", REGION,
        "aws.accessKeyId", ACCESS_KEY,
        "aws.secretAccessKey", SECRET_KEY);
  }

  /** Makes a bucket that keeps no versions. */
  public void createBucket(String bucket) {
    objects.createContainer(CreateBucketRequest.builder().bucket(bucket).build());
  }

  /** Makes a bucket in which every deletion and replacement leaves a version behind. */
  public void createVersionedBucket(String bucket) {
    createBucket(bucket);
    objects.putBucketVersioning(
        PutBucketVersioningRequest.builder()
            .bucket(bucket)
            .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED))
            .build());
  }

  /** Puts an object, past all HTTP. */
  public void put(String bucket, String key, byte[] content) {
    objects.putBlob(
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength((long) content.length)
            .build(),
        new ByteArrayInputStream(content));
  }

  /** What an object holds. */
  public byte[] get(String bucket, String key) {
    try (InputStream content =
        objects.getBlob(GetObjectRequest.builder().bucket(bucket).key(key).build())) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes an object; a version and a marker stay where versions are kept. */
  public void delete(String bucket, String key) {
    objects.removeBlob(DeleteObjectRequest.builder().bucket(bucket).key(key).build());
  }

  /**
   * Writes every version of every object to a file of its own: {@code <number>/<key>}.
   *
   * @return how many there were
   */
  public int copyEveryVersion(String bucket, Path folder) {
    List<ObjectVersion> all =
        objects.listVersions(ListObjectVersionsRequest.builder().bucket(bucket).build()).versions();
    for (int number = 0; number < all.size(); number++) {
      copy(bucket, all.get(number), folder.resolve(number + "/" + all.get(number).key()));
    }
    return all.size();
  }

  private void copy(String bucket, ObjectVersion version, Path file) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(version.key())
            .versionId(version.versionId())
            .build();
    try (InputStream content = objects.getBlob(request)) {
      Files.createDirectories(file.resolveSibling("."));
      Files.copy(content, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys of which the bucket still holds anything: an object, an old version or a marker. */
  public List<String> keysWithVersions(String bucket) {
    ListObjectVersionsResponse all =
        objects.listVersions(ListObjectVersionsRequest.builder().bucket(bucket).build());
    return Stream.concat(
            all.versions().stream().map(ObjectVersion::key),
            all.deleteMarkers().stream().map(DeleteMarkerEntry::key))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the S3 emulator cannot be stopped", e);
    } finally {
      objects.close();
    }
  }
}
