package countinghouse.lake;

import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes clients of S3. Credentials, region and endpoint come by AWS's own chains: variables,
 * profiles, the role of the machine, container or pod.
 */
final class S3Clients {
  /** As many requests as may be under way at the same time. */
  static final int CONNECTIONS = 16;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration ONE_CALL = Duration.ofMinutes(15);

  /**
   * How trouble is waited out.
   *
   * @param attempts how often a request is made before it counts as failed
   * @param first about how long the first wait is, after an error of the server or the network; it
   *     doubles each time
   * @param longest no wait is longer
   * @param silence how long a connection may say nothing
   */
  record Patience(int attempts, Duration first, Duration longest, Duration silence) {
    /** Outlives a server's restart, and a minute of «SlowDown». */
    static final Patience OF_TASKS =
        new Patience(7, Duration.ofMillis(200), Duration.ofSeconds(20), SILENCE);
  }

  private S3Clients() {}

  static S3Client client() {
    return builder(Patience.OF_TASKS).build();
  }

  static S3ClientBuilder builder(Patience patience) {
    return S3Client.builder()
        .forcePathStyle(isEndpointSet())
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT)
                .socketTimeout(patience.silence()))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retries(patience))
                .apiCallTimeout(ONE_CALL)
                .build());
  }

  /** Two who put the same key at the same moment may both be told to try again. */
  private static StandardRetryStrategy retries(Patience patience) {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(patience.attempts())
        .backoffStrategy(BackoffStrategy.exponentialDelay(patience.first(), patience.longest()))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(patience.first().multipliedBy(5), patience.longest()))
        .retryOnException(e ->
            e instanceof AwsServiceException refused
                && S3Failure.hasCode(refused, "ConditionalRequestConflict"))
        .build();
  }

  /** An endpoint of one's own (an emulator, MinIO) rarely has a host name for every bucket. */
  private static boolean isEndpointSet() {
    return Stream.of(
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getenv("AWS_ENDPOINT_URL"),
            System.getProperty("aws.endpointUrlS3"),
            System.getProperty("aws.endpointUrl"))
        .anyMatch(endpoint -> endpoint != null && !endpoint.isBlank());
  }
}
