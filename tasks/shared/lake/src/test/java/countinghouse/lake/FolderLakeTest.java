package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLakeTest extends LakeContract {
  @TempDir Path folder;

  @Override
  LakeFixture fixture() {
    return new FolderFixture(folder);
  }

  @Test
  void aRunThatIsBeingWrittenIsNoOrphan() throws IOException {
    Lake lake = Lake.open(folder.toUri());
    Manifest kept = Examples.twoOrders(lake, Examples.window());
    RunWriter killed = lake.startRun(Examples.window());
    RunWriter working = lake.startRun(Examples.window());
    age(folder.resolve("square/orders/run=" + killed.runId()));
    age(folder.resolve(kept.folder()));

    assertThat(lake.sweepOrphans(Clock.systemUTC()))
        .containsExactly("square/orders/run=" + killed.runId());
    assertThat(folder.resolve("square/orders/run=" + killed.runId())).doesNotExist();
    assertThat(folder.resolve("square/orders/run=" + working.runId())).exists();
    assertThat(lake.manifests()).containsExactly(kept);
  }

  @Test
  void filesAreReadWhereTheyLie() {
    Lake lake = Lake.open(folder.toUri());
    StoredFile file = lake.files(Examples.twoOrders(lake, Examples.window())).getFirst();

    assertThat(file.localPath()).isEqualTo(folder.resolve(file.key()));
    assertThat(lake.location().resolve(file.key())).isEqualTo(folder.resolve(file.key()).toUri());
  }

  @Test
  void aLakeOrARunBehindASymbolicLinkIsReadAsIfItLayThere() throws IOException {
    Lake lake = Lake.open(folder.resolve("lake").toUri());
    Manifest run = Examples.twoOrders(lake, Examples.window());
    Path lies = folder.resolve("lake").resolve(run.folder());
    Files.move(lies, folder.resolve("larger-disk"));
    Files.createSymbolicLink(lies, folder.resolve("larger-disk"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("lake"));

    assertThat(lake.manifests()).containsExactly(run);
    assertThat(Lake.open(folder.resolve("link").toUri()).manifests()).containsExactly(run);
  }

  @Test
  void onlyAFolderOrABucketCanBeALake() {
    assertThatThrownBy(() -> Lake.open(URI.create("gs://bucket/lake")))
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
        .hasMessageContaining("gs://bucket/lake");
  }

  private static void age(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(
            file, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(8))));
      }
    }
  }
}
