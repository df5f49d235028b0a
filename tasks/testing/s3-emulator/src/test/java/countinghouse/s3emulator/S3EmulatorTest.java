package countinghouse.s3emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3EmulatorTest {
  private final S3Emulator emulator = S3Emulator.start();
  private final S3Client s3 = client(emulator.endpoint(), S3Emulator.SECRET_KEY);

  @BeforeEach
  void createBuckets() {
    emulator.createBucket("plain");
    emulator.createVersionedBucket("versioned");
  }

  @AfterEach
  void stop() {
    s3.close();
    emulator.close();
  }

  @Test
  void whatWasPutIsReadBack() {
    put("plain", "folder/key=1/object", "text");

    assertThat(
            s3.getObjectAsBytes(it -> it.bucket("plain").key("folder/key=1/object")).asUtf8String())
        .isEqualTo("text");
  }

  @Test
  void aSecondObjectIsRefusedWhenNoneMayBeThere() {
    putNew("versioned", "key", "first");

    assertThatThrownBy(() -> putNew("versioned", "key", "second"))
        .isInstanceOfSatisfying(
            S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(412));
  }

  @Test
  void aDeletedObjectLeavesAVersionAndAMarker() {
    put("versioned", "key", "text");
    s3.deleteObject(it -> it.bucket("versioned").key("key"));

    assertThat(s3.listObjectsV2(it -> it.bucket("versioned")).contents()).isEmpty();
    assertThat(emulator.keysWithVersions("versioned")).containsExactly("key");
    assertThat(emulator.keysWithVersions("plain")).isEmpty();
  }

  @Test
  void everyVersionIsCopiedHiddenOnesToo(@TempDir Path folder) throws IOException {
    put("versioned", "folder/key", "first");
    put("versioned", "folder/key", "second");
    s3.deleteObject(it -> it.bucket("versioned").key("folder/key"));

    assertThat(emulator.copyEveryVersion("versioned", folder)).isEqualTo(2);
    assertThat(List.of(folder.resolve("0/folder/key"), folder.resolve("1/folder/key")))
        .extracting(Files::readString)
        .containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void longListsComeInPages() {
    IntStream.range(0, 1_001)
        .forEach(number -> emulator.put("plain", "key-" + number, new byte[] {1}));

    assertThat(s3.listObjectsV2(it -> it.bucket("plain")).isTruncated()).isTrue();
    assertThat(s3.listObjectsV2Paginator(it -> it.bucket("plain")).contents().stream())
        .hasSize(1_001);
  }

  @Test
  void aWrongSecretIsRefused() {
    try (S3Client stranger = client(emulator.endpoint(), "wrong")) {
      assertThatThrownBy(() -> stranger.listObjectsV2(it -> it.bucket("plain")))
          .isInstanceOfSatisfying(
              S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(403));
    }
  }

  private void put(String bucket, String key, String text) {
    s3.putObject(it -> it.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  private void putNew(String bucket, String key, String text) {
    s3.putObject(it -> it.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
  }

  private static S3Client client(URI endpoint, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.of(S3Emulator.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(S3Emulator.ACCESS_KEY, secret)))
        .httpClient(Apache5HttpClient.create())
        .build();
  }
}
