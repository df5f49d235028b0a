package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakeFaultsTest {
  private static final Path ALWAYS_FULL = Path.of("/dev/full");
  @TempDir Path folder;

  @Test
  void aFullDiskIsTemporaryAndLeavesNoRun() {
    assumeThat(ALWAYS_FULL).as("a device that is always full").exists();
    Lake lake = new Lake(new FullStore(new FolderStore(folder)), new Random(1));

    assertFailure(() -> Examples.twoOrders(lake, Examples.window()), ExitCode.TEMPORARY, "full");
    assertThat(lake.manifests()).isEmpty();
  }

  @Test
  void aDiskThatFillsUpInTheMiddleIsTemporary() {
    assumeThat(ALWAYS_FULL).as("a device that is always full").exists();
    Lake lake = new Lake(new FullStore(new FolderStore(folder)), new Random(1));
    Random random = new Random(7);

    assertFailure(
        () -> {
          try (RunWriter run = lake.startRun(Examples.window())) {
            for (int row = 0; row < 1_000_000; row++) {
              run.write(Examples.ORDERS, Long.toHexString(random.nextLong()), null, null);
            }
          }
        },
        ExitCode.TEMPORARY,
        "full");
  }

  @Test
  void aLakeThatIsAFileIsAMatterOfConfiguration() throws IOException {
    Path file = Files.createFile(folder.resolve("lake"));

    Lake lake = Lake.open(file.toUri());
    assertFailure(() -> lake.startRun(Examples.window()), ExitCode.CONFIGURATION, "lake");
  }

  @Test
  void aReadOnlyLakeIsAMatterOfConfiguration() {
    for (IOException refused :
        List.of(
            new FileSystemException("/lake/square", null, "Read-only file system"),
            new AccessDeniedException("/lake/square"))) {
      Lake lake = new Lake(new RefusingStore(refused), new Random(1));

      assertFailure(() -> lake.startRun(Examples.window()), ExitCode.CONFIGURATION, "write access");
    }
  }

  @Test
  void anythingElseMayHeal() {
    Lake lake = new Lake(new RefusingStore(new IOException("Input/output error")), new Random(1));

    assertFailure(lake::manifests, ExitCode.TEMPORARY, "Input/output error");
  }

  @Test
  void nothingIsEverReplaced() throws IOException {
    FolderStore store = new FolderStore(folder);
    Path first = store.stage("a/b/run=c/file");
    Files.writeString(first, "first");
    store.putNew("a/b/run=c/file", first);
    Path second = store.stage("a/b/run=c/file");
    Files.writeString(second, "second");

    assertThatThrownBy(() -> store.putNew("a/b/run=c/file", second))
        .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    assertThat(store.localPath("a/b/run=c/file")).hasContent("first");
  }

  @Test
  void whicheverStepFailsARunIsThereInWholeOrNotAtAll() throws IOException {
    int steps = 0;
    for (boolean done : List.of(false, true)) {
      for (int step = 0; failsAt(step, done); step++) {
        steps++;
      }
    }

    assertThat(steps).isGreaterThan(10);
  }

  /** Whether a run has so many steps; the failing one was done, or not even begun. */
  private boolean failsAt(int step, boolean done) throws IOException {
    Path here = folder.resolve(step + "-" + done);
    Lake lake = new Lake(new FailingStore(new FolderStore(here), step, done), new Random(1));
    try {
      Examples.twoOrders(lake, Examples.window());
      return false;
    } catch (TaskFailure expected) {
      Lake reader = Lake.open(here.toUri());
      List<Manifest> visible = reader.manifests();
      assertThat(visible).hasSizeLessThanOrEqualTo(1);
      for (Manifest manifest : visible) {
        assertThat(done).as("visible only when the last step was done").isTrue();
        manifest.files().forEach(file -> reader.verifiedPath(manifest, file));
      }
      return true;
    }
  }

  private static void assertFailure(ThrowingCallable call, ExitCode exitCode, String text) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TaskFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(exitCode))
        .hasMessageContaining(text);
  }

  /** Lets files be prepared on a device that is always full. */
  private static final class FullStore extends ForwardingStore {
    FullStore(LakeStore store) {
      super(store);
    }

    @Override
    public Path stage(String key) throws IOException {
      Path staged = super.stage(key);
      Files.createSymbolicLink(staged, ALWAYS_FULL);
      return staged;
    }
  }

  /** Refuses everything in the same way. */
  private static final class RefusingStore extends ForwardingStore {
    private final IOException refusal;

    RefusingStore(IOException refusal) {
      super(new FolderStore(Path.of("/lake")));
      this.refusal = refusal;
    }

    @Override
    <T> T done(LakeFailure.Access<T> access) throws IOException {
      throw refusal;
    }
  }

  /** Fails once, at a given step: before it is begun, or after it was done. */
  private static final class FailingStore extends ForwardingStore {
    private final boolean done;
    private int left;

    FailingStore(LakeStore store, int step, boolean done) {
      super(store);
      this.done = done;
      left = step;
    }

    @Override
    <T> T done(LakeFailure.Access<T> access) throws IOException {
      boolean fails = left-- == 0;
      if (fails && !done) {
        throw new IOException("fails before it is done");
      }
      T result = access.run();
      if (fails) {
        throw new IOException("fails although it was done");
      }
      return result;
    }
  }
}
