package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.s3emulator.FaultyRelay;
import countinghouse.s3emulator.FaultyRelay.Fault;
import countinghouse.s3emulator.FaultyRelay.Request;
import countinghouse.s3emulator.S3Emulator;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of trouble between a lake and S3. */
final class S3FaultsTest {
  private static final String KEY = "a/b/run=c/file";
  private static final Fault NONE = new Fault.None();
  private static final S3Clients.Patience HARDLY =
      new S3Clients.Patience(3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(500));

  private final S3Fixture s3 = S3Fixture.create();
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "503, SlowDown, TEMPORARY, tried again",
    "500, InternalError, TEMPORARY, tried again",
    "429, TooManyRequests, TEMPORARY, tried again",
    "400, RequestTimeout, TEMPORARY, tried again",
    "403, AccessDenied, REFUSED, get-caller-identity",
    "403, InvalidAccessKeyId, REFUSED, get-caller-identity",
    "403, SignatureDoesNotMatch, REFUSED, get-caller-identity",
    "400, ExpiredToken, REFUSED, new credentials",
    "400, InvalidToken, REFUSED, new credentials",
    "403, RequestTimeTooSkewed, CONFIGURATION, NTP",
    "404, NoSuchBucket, CONFIGURATION, COUNTINGHOUSE_LAKE",
    "301, PermanentRedirect, CONFIGURATION, AWS_REGION",
    "400, AuthorizationHeaderMalformed, CONFIGURATION, AWS_REGION",
    "501, NotImplemented, CONFIGURATION, If-None-Match",
    "400, InvalidRequest, CONFIGURATION, COUNTINGHOUSE_LAKE_ENCRYPTION",
  })
  void everyErrorOfS3HasItsExitCodeAndSaysWhatToDo(
      int status, String code, ExitCode exitCode, String whatToDo) {
    Fault answer = Fault.Answer.error(status, code, "said by S3");

    assertFailure(
        () -> against(request -> answer, store -> store.list("")), exitCode, whatToDo, code);
    assertFailure(
        () -> against(request -> answer, this::put), exitCode, whatToDo, "s3://" + s3.bucket());
  }

  @Test
  void whatPassesIsWaitedOut() throws IOException {
    against(
        request -> request.number() <= 2 ? Fault.Answer.error(503, "SlowDown", "") : NONE,
        this::put);

    assertThat(s3.bytes(KEY)).asString().isEqualTo("text");
  }

  @Test
  void anUploadThatIsResetInTheMiddleIsMadeAgain() throws IOException {
    against(request -> request.number() == 1 ? new Fault.ResetUpload() : NONE, this::put);

    assertThat(s3.bytes(KEY)).asString().isEqualTo("text");
  }

  @Test
  void aPutWhoseReplyWasLostIsASuccess() throws IOException {
    against(request -> request.number() == 1 ? new Fault.LoseReply() : NONE, this::put);

    assertThat(s3.bytes(KEY)).asString().isEqualTo("text");
  }

  @Test
  void anObjectOfAnotherIsNotTakenForOnesOwnAfterALostReply() throws IOException {
    s3.put(KEY, "text".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() ->
            against(request -> request.number() == 1 ? new Fault.LoseReply() : NONE, this::put))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining(KEY);
  }

  @Test
  void aCompletionInPartsWhoseReplyWasLostIsASuccess() throws IOException {
    byte[] bytes = new byte[S3Upload.PART_BYTES + 1];
    new Random(1).nextBytes(bytes);
    boolean[] lost = {false};

    against(
        request -> {
          if (!lost[0]
              && request.method().equals("POST")
              && request.target().contains("uploadId")) {
            lost[0] = true;
            return new Fault.LoseReply();
          }
          return NONE;
        },
        store -> Examples.put(store, KEY, bytes));

    assertThat(lost[0]).isTrue();
    assertThat(s3.bytes(KEY)).isEqualTo(bytes);
  }

  @Test
  void anUploadInPartsThatFailsLeavesNoParts() {
    byte[] bytes = new byte[S3Upload.PART_BYTES + 1];
    try (FaultyRelay relay =
        relay(request ->
            request.target().contains("partNumber=2")
                ? Fault.Answer.error(403, "AccessDenied", "no")
                : NONE)) {
      assertFailure(
          () -> against(relay, store -> Examples.put(store, KEY, bytes)),
          ExitCode.REFUSED,
          "every right",
          KEY);
      assertThat(relay.seen().getLast().method()).isEqualTo("DELETE");
      assertThat(relay.seen().getLast().target()).contains("uploadId");
    }
    assertThat(s3.everything()).isEmpty();
  }

  @Test
  void aDownloadThatIsCutIsMadeAgain() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    s3.put(KEY, bytes);

    against(
        request -> request.number() == 1 ? new Fault.CutReply(50_000) : NONE,
        store -> assertThat(store.localPath(KEY)).hasBinaryContent(bytes));
  }

  @Test
  void aDownloadThatIsAlwaysCutLeavesNoFileThatLooksWhole() {
    s3.put(KEY, new byte[100_000]);

    assertFailure(
        () -> against(request -> new Fault.CutReply(50_000), store -> store.localPath(KEY)),
        ExitCode.TEMPORARY,
        "tried again",
        KEY);
  }

  @Test
  void aServerThatSaysNothingIsTemporary() {
    assertFailure(
        () -> against(request -> new Fault.Silence(), store -> store.list("")),
        ExitCode.TEMPORARY,
        "tried again",
        "cannot be reached");
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThatThrownBy(() -> against(request -> NONE, store -> store.localPath(KEY)))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> against(request -> NONE, store -> store.size(KEY)))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void whoMayNotDestroyVersionsIsToldWhichRoleMay() {
    Fault answer =
        new Fault.Answer(
            200,
            "<DeleteResult><Error><Key>%s</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>"
                .formatted(KEY));
    s3.put(KEY, new byte[] {1});

    assertFailure(
        () ->
            against(
                request -> request.target().contains("?delete") ? answer : NONE,
                store -> store.delete(KEY)),
        ExitCode.REFUSED,
        "role of erasure",
        KEY);
  }

  @FunctionalInterface
  private interface Use {
    void of(LakeStore store) throws IOException;
  }

  private void against(Function<Request, Fault> faults, Use use) throws IOException {
    try (FaultyRelay relay = relay(faults)) {
      against(relay, use);
    }
  }

  private static FaultyRelay relay(Function<Request, Fault> faults) {
    return FaultyRelay.start(S3Fixture.S3.endpoint(), faults);
  }

  private void against(FaultyRelay relay, Use use) throws IOException {
    try (LakeStore store =
        new S3Store(
            S3Clients.builder(HARDLY)
                .endpointOverride(relay.endpoint())
                .forcePathStyle(true)
                .build(),
            S3Location.of(s3.address()),
            S3Encryption.of("none"),
            new Scratch(folder))) {
      use.of(store);
    }
  }

  private void put(LakeStore store) throws IOException {
    Examples.put(store, KEY, "text".getBytes(StandardCharsets.UTF_8));
  }

  private static void assertFailure(
      ThrowingCallable call, ExitCode exitCode, String whatToDo, String text) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(exitCode);
              assertThat(failure.whatToDo()).contains(whatToDo);
              assertThat(failure.getMessage()).contains(text);
              assertThat(trace(failure)).doesNotContain(S3Emulator.SECRET_KEY);
            });
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
