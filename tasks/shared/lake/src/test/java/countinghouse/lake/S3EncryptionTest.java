package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** What every upload asks of S3, read off the wire. */
final class S3EncryptionTest {
  private static final String KMS_KEY =
      "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String KEY = "a/b/run=c/file";

  private final S3Fixture s3 = S3Fixture.create();
  private final List<SdkHttpRequest> sent = new ArrayList<>();
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "none, , ",
    "AES256, AES256, ",
    "aws:kms, aws:kms, ",
    KMS_KEY + ", aws:kms, " + KMS_KEY,
  })
  void everyUploadAsksForWhatTheSettingSays(String setting, String algorithm, String key)
      throws IOException {
    put(setting, 10);
    put(setting, S3Upload.PART_BYTES + 1);

    assertThat(sent).hasSize(2);
    assertThat(sent.get(0).method()).isEqualTo(SdkHttpMethod.PUT);
    assertThat(sent.get(1).rawQueryParameters()).containsKey("uploads");
    assertThat(sent)
        .allSatisfy(request -> {
          assertThat(request.firstMatchingHeader("x-amz-server-side-encryption"))
              .isEqualTo(Optional.ofNullable(algorithm));
          assertThat(request.firstMatchingHeader("x-amz-server-side-encryption-aws-kms-key-id"))
              .isEqualTo(Optional.ofNullable(key));
        });
  }

  @Test
  void aWayOfEncryptionThatS3DoesNotKnowIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> LakeStore.at(s3.address(), "aes-256"))
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
              assertThat(failure.getMessage())
                  .contains("aes-256", "COUNTINGHOUSE_LAKE_ENCRYPTION", "AES256");
            });
  }

  private void put(String setting, int bytes) throws IOException {
    try (LakeStore store =
        new S3Store(
            client(), S3Location.of(s3.address()), S3Encryption.of(setting), new Scratch(folder))) {
      Examples.put(store, KEY + bytes, new byte[bytes]);
    }
  }

  /** The emulator knows no encryption: what asks for it is noted, and goes on without. */
  private S3Client client() {
    S3ClientBuilder builder = S3Clients.builder(S3Clients.Patience.OF_TASKS).forcePathStyle(true);
    return builder
        .overrideConfiguration(
            builder.overrideConfiguration().copy(it -> it.addExecutionInterceptor(new Noting())))
        .build();
  }

  /** Notes the requests that begin an object. */
  private final class Noting implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      SdkHttpRequest request = context.httpRequest();
      boolean begins =
          request.rawQueryParameters().containsKey("uploads")
              || (request.method() == SdkHttpMethod.PUT
                  && !request.rawQueryParameters().containsKey("uploadId"));
      if (begins) {
        sent.add(request);
      }
      return request.copy(it ->
          it.headers().keySet().stream()
              .filter(name -> name.startsWith("x-amz-server-side-encryption"))
              .toList()
              .forEach(it::removeHeader));
    }
  }
}
