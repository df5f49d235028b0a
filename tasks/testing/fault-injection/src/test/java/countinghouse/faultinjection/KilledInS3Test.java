package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.line.Step;
import countinghouse.s3emulator.FaultyRelay;
import countinghouse.s3emulator.S3Emulator;
import countinghouse.testsupport.Folders;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged extraction into a lake in S3, killed when it is about to write an object. */
class KilledInS3Test {
  private static final String BUCKET = "countinghouse";

  private final S3Emulator s3 = S3Emulator.start();
  private final Path home = World.home("killed-in-s3");
  private final Day day = World.shared().days().getFirst();
  private final Step extraction = day.extractions().getFirst();

  @BeforeEach
  void start() {
    s3.systemProperties().forEach(System::setProperty);
    s3.createVersionedBucket(BUCKET);
    Folders.remove(home);
    Folders.make(home);
  }

  @AfterEach
  void stop() {
    s3.systemProperties().keySet().forEach(System::clearProperty);
    s3.close();
  }

  @Test
  void whatWasKilledAtAnyWriteCountsNowhereAndTheNextRunBringsTheSameBytes() throws Exception {
    AtomicInteger writes = new AtomicInteger();
    try (FaultyRelay relay =
        FaultyRelay.start(s3.endpoint(), request -> counted(request, writes))) {
      assertThat(start("undisturbed", relay.endpoint()).waitFor()).isZero();
    }
    List<ManifestFile> undisturbed = onlyRun("undisturbed").files();
    assertThat(writes.get()).as("files and their manifest").isEqualTo(undisturbed.size() + 1);

    for (int fatal : List.of(1, writes.get() / 2, writes.get())) {
      String lake = "killed-at-" + fatal;
      killAt(fatal, lake);
      assertThat(runs(lake)).as(lake).isEmpty();
      assertThat(start(lake, s3.endpoint()).waitFor()).as(lake).isZero();
      assertThat(onlyRun(lake).files()).as(lake).isEqualTo(undisturbed);
    }
  }

  private static FaultyRelay.Fault counted(FaultyRelay.Request request, AtomicInteger writes) {
    if (request.method().equals("PUT")) {
      writes.incrementAndGet();
    }
    return new FaultyRelay.Fault.None();
  }

  /** The write does not arrive. */
  private void killAt(int fatal, String lake) throws Exception {
    AtomicInteger writes = new AtomicInteger();
    CompletableFuture<Process> started = new CompletableFuture<>();
    try (FaultyRelay relay =
        FaultyRelay.start(
            s3.endpoint(),
            request -> {
              counted(request, writes);
              if (writes.get() < fatal) {
                return new FaultyRelay.Fault.None();
              }
              started.join().destroyForcibly();
              return new FaultyRelay.Fault.Silence();
            })) {
      started.complete(start(lake, relay.endpoint()));
      assertThat(started.join().waitFor()).isEqualTo(Jars.KILLED);
    }
  }

  private Process start(String lake, URI endpoint) {
    Map<String, String> environment = new HashMap<>(day.environment(home));
    environment.putAll(s3.environment());
    environment.put("AWS_ENDPOINT_URL_S3", endpoint.toString());
    environment.put("COUNTINGHOUSE_LAKE", address(lake).toString());
    return Jars.start(extraction, Surroundings.PLAIN, home, environment, home.resolve("log"));
  }

  private Manifest onlyRun(String lake) {
    assertThat(runs(lake)).as(lake).hasSize(1);
    return runs(lake).getFirst();
  }

  private static List<Manifest> runs(String lake) {
    try (Lake opened = Lake.open(address(lake))) {
      return opened.manifests();
    }
  }

  private static URI address(String lake) {
    return URI.create("s3://" + BUCKET + "/" + lake);
  }
}
