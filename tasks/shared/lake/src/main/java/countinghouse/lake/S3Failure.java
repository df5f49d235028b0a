package countinghouse.lake;

import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * The one place where trouble with S3 becomes a message and an exit code. What S3 says of an error
 * holds no secret: its code, its text and the id of the request (which Amazon's support asks for).
 */
final class S3Failure {
  private static final Set<String> TOKEN_ENDED =
      Set.of("ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired");
  private static final Set<String> WRONG_KEY =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidClientTokenId");
  private static final Set<String> WRONG_REGION =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");
  private static final Set<String> TEMPORARY =
      Set.of(
          "RequestTimeout",
          "SlowDown",
          "ConditionalRequestConflict",
          "OperationAborted",
          "NoSuchUpload",
          "BadDigest",
          "IncompleteBody");
  private static final int REDIRECT = 300;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int NOT_IMPLEMENTED = 501;
  private static final String AGAIN =
      "Nothing: the task is tried again; if it goes on, look at https://health.aws.amazon.com and"
          + " at the network of this machine";

  private S3Failure() {}

  /**
   * Runs something that asks S3 and translates its trouble.
   *
   * @throws NoSuchFileException when what was asked for is not there
   * @throws TaskFailure 75, 77 or 78 for all other trouble of S3
   */
  static <T> T translating(String where, LakeFailure.Access<T> access) throws IOException {
    try {
      return access.run();
    } catch (AwsServiceException e) {
      if (e.statusCode() == NOT_FOUND && !hasCode(e, "NoSuchBucket") && !isTemporary(e)) {
        NoSuchFileException missing = new NoSuchFileException(where);
        missing.initCause(e);
        throw missing;
      }
      throw of(where, e);
    } catch (SdkException e) {
      throw of(where, e);
    }
  }

  /** The failure that an exception of the client stands for. */
  static TaskFailure of(String where, SdkException e) {
    return e instanceof AwsServiceException refused
        ? ofService(where, refused)
        : ofClient(where, e);
  }

  static boolean hasCode(AwsServiceException e, String code) {
    return code.equals(code(e));
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? "status " + e.statusCode()
        : e.awsErrorDetails().errorCode();
  }

  private static boolean isTemporary(AwsServiceException e) {
    return TEMPORARY.contains(code(e));
  }

  private static TaskFailure ofService(String where, AwsServiceException e) {
    String code = code(e);
    String said = said(e);
    if (code.equals("NoSuchBucket") || code.equals("InvalidBucketName")) {
      return TaskFailure.configuration(
          "The lake's bucket does not exist" + said,
          where,
          "Check %s, and that it is this account's bucket in this region; Terraform makes it (docs/how-to/deploy-to-aws.md)"
              .formatted(Setting.LAKE.variable()),
          e);
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return TaskFailure.configuration(
          "The clock of this machine is wrong, so S3 trusts none of its requests" + said,
          where,
          "Set the clock by NTP",
          e);
    }
    if (WRONG_REGION.contains(code)) {
      return wrongRegion(where, e);
    }
    if (TOKEN_ENDED.contains(code)) {
      return TaskFailure.refused(
          "The AWS session has ended" + said,
          where,
          "Get new credentials (sign in again, or take a role that renews them by itself)",
          e);
    }
    if (WRONG_KEY.contains(code) || e.statusCode() == FORBIDDEN) {
      return refused(where, said, e);
    }
    return ofStatus(where, e);
  }

  private static TaskFailure ofStatus(String where, AwsServiceException e) {
    if (e.statusCode() == NOT_IMPLEMENTED) {
      return TaskFailure.configuration(
          "This S3-like store lacks what the lake needs of S3" + said(e),
          where,
          "Use a store that knows conditional writes (If-None-Match) and multipart uploads",
          e);
    }
    if (isTemporary(e) || e.statusCode() >= SERVER_ERROR || e.statusCode() == TOO_MANY) {
      return TaskFailure.temporary("S3 cannot do it now" + said(e), where, AGAIN, e);
    }
    if (e.statusCode() >= REDIRECT && e.statusCode() < BAD_REQUEST) {
      return wrongRegion(where, e);
    }
    return TaskFailure.configuration(
        "S3 refuses the request" + said(e),
        where,
        "Check %s, %s and the AWS variables (AWS_REGION, AWS_ENDPOINT_URL_S3)"
            .formatted(Setting.LAKE.variable(), Setting.LAKE_ENCRYPTION.variable()),
        e);
  }

  private static TaskFailure wrongRegion(String where, AwsServiceException e) {
    String region =
        Optional.ofNullable(e.awsErrorDetails())
            .map(it -> it.sdkHttpResponse())
            .flatMap(it -> it.firstMatchingHeader("x-amz-bucket-region"))
            .map(it -> ": it is in " + it)
            .orElse("");
    return TaskFailure.configuration(
        "The lake's bucket is in another region" + region + said(e),
        where,
        "Set AWS_REGION to the region of the bucket",
        e);
  }

  private static TaskFailure refused(String where, String said, Exception e) {
    return TaskFailure.refused(
        "S3 refuses these credentials, or what they ask for" + said,
        where,
        "Check whose credentials the task runs with (`aws sts get-caller-identity`) and that they may"
            + " use bucket and KMS key: infra/terraform/tasks.tf lists every right",
        e);
  }

  /** What S3 says in its answer to a deletion of many objects, of one of them. */
  static TaskFailure ofDeletion(S3Location at, S3Error error) {
    String where = "s3://" + at.bucket() + "/" + error.key();
    String said = " (%s: %s)".formatted(error.code(), error.message());
    return "AccessDenied".equals(error.code())
        ? TaskFailure.refused(
            "S3 refuses to destroy a version" + said,
            where,
            "Run it with the role of erasure (docs/how-to/erase-a-customer.md); tasks may not destroy versions")
        : TaskFailure.temporary("S3 could not delete an object" + said, where, AGAIN);
  }

  private static String said(AwsServiceException e) {
    String text =
        e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
            ? ""
            : ": " + e.awsErrorDetails().errorMessage();
    String request = e.requestId() == null ? "" : ", request " + e.requestId();
    return " (%s%s%s)".formatted(code(e), text, request);
  }

  private static TaskFailure ofClient(String where, SdkException e) {
    Optional<TaskFailure> own =
        causes(e).filter(TaskFailure.class::isInstance).map(TaskFailure.class::cast).findFirst();
    if (own.isPresent()) {
      return own.get();
    }
    String text = String.valueOf(e.getMessage());
    if (text.contains("Unable to load credentials") || text.contains("Unable to load region")) {
      return TaskFailure.configuration(
          "There are no AWS credentials, or no region: " + text.lines().findFirst().orElse(""),
          where,
          "Give the task a role, or set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION",
          e);
    }
    return FullDisk.behind(e, where)
        .orElseGet(() -> TaskFailure.temporary(unreachable(e, text), where, AGAIN, e));
  }

  private static String unreachable(SdkException e, String text) {
    return e instanceof AbortedException
        ? "The task was stopped while it waited for S3"
        : "S3 cannot be reached: " + text;
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, it -> it != null, Throwable::getCause);
  }
}
