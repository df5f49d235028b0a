package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.net.URI;
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
  private record FullStore(LakeStore store) implements LakeStore {
    @Override
    public URI location() {
      return store.location();
    }

    @Override
    public List<Stored> list(String prefix) throws IOException {
      return store.list(prefix);
    }

    @Override
    public long size(String key) throws IOException {
      return store.size(key);
    }

    @Override
    public Path localPath(String key) throws IOException {
      return store.localPath(key);
    }

    @Override
    public Path stage(String key) throws IOException {
      Path staged = store.stage(key);
      Files.createSymbolicLink(staged, ALWAYS_FULL);
      return staged;
    }

    @Override
    public void putNew(String key, Path staged) throws IOException {
      store.putNew(key, staged);
    }

    @Override
    public void delete(String key) throws IOException {
      store.delete(key);
    }

    @Override
    public void deleteFolder(String folder) throws IOException {
      store.deleteFolder(folder);
    }

    @Override
    public String describe(String key) {
      return store.describe(key);
    }
  }

  /** Refuses everything in the same way. */
  private record RefusingStore(IOException refusal) implements LakeStore {
    @Override
    public URI location() {
      return URI.create("file:///lake/");
    }

    @Override
    public List<Stored> list(String prefix) throws IOException {
      throw refusal;
    }

    @Override
    public long size(String key) throws IOException {
      throw refusal;
    }

    @Override
    public Path localPath(String key) throws IOException {
      throw refusal;
    }

    @Override
    public Path stage(String key) throws IOException {
      throw refusal;
    }

    @Override
    public void putNew(String key, Path staged) throws IOException {
      throw refusal;
    }

    @Override
    public void delete(String key) throws IOException {
      throw refusal;
    }

    @Override
    public void deleteFolder(String folder) throws IOException {
      throw refusal;
    }

    @Override
    public String describe(String key) {
      return "/lake/" + key;
    }
  }

  /** Fails once, at a given step: before it is begun, or after it was done. */
  private static final class FailingStore implements LakeStore {
    private final LakeStore store;
    private final boolean done;
    private int left;

    FailingStore(LakeStore store, int step, boolean done) {
      this.store = store;
      this.done = done;
      left = step;
    }

    private <T> T step(LakeFailure.Access<T> access) throws IOException {
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

    @Override
    public URI location() {
      return store.location();
    }

    @Override
    public List<Stored> list(String prefix) throws IOException {
      return step(() -> store.list(prefix));
    }

    @Override
    public long size(String key) throws IOException {
      return step(() -> store.size(key));
    }

    @Override
    public Path localPath(String key) throws IOException {
      return step(() -> store.localPath(key));
    }

    @Override
    public Path stage(String key) throws IOException {
      return step(() -> store.stage(key));
    }

    @Override
    public void putNew(String key, Path staged) throws IOException {
      step(() -> {
        store.putNew(key, staged);
        return key;
      });
    }

    @Override
    public void delete(String key) throws IOException {
      store.delete(key);
    }

    @Override
    public void deleteFolder(String key) throws IOException {
      store.deleteFolder(key);
    }

    @Override
    public String describe(String key) {
      return store.describe(key);
    }
  }
}
