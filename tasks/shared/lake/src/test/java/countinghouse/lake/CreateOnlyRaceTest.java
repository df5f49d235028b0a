package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers who put the same key at the same moment: one has it, whole, and every other is told that
 * it is taken. A manifest is a promise only because of that.
 */
final class CreateOnlyRaceTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 40;
  private static final int SMALL = 2_000;
  private static final int IN_PARTS = S3Upload.PART_BYTES + 1;

  @TempDir Path folder;

  @Test
  void inAFolderOneWriterHasTheKey() throws Exception {
    Supplier<LakeStore> stores = () -> LakeStore.at(folder.resolve("lake").toUri(), "none");
    race(stores, ROUNDS, SMALL);
  }

  @Test
  void inTheEmulatedS3OneWriterHasTheKey() throws Exception {
    S3Fixture s3 = S3Fixture.create();
    Supplier<LakeStore> stores = () -> LakeStore.at(s3.address(), "none");
    race(stores, ROUNDS, SMALL);
    race(stores, 1, IN_PARTS);
  }

  @Test
  void inVersitysGatewayOneWriterHasTheKey() throws Exception {
    Optional<Path> program = VersityGateway.program();
    assumeTrue(program.isPresent(), VersityGateway.MISSING);
    try (VersityGateway gateway = VersityGateway.start(program.get(), folder)) {
      gateway.createVersionedBucket("race");
      Supplier<LakeStore> stores = () -> gateway.store("race", folder);
      race(stores, ROUNDS, SMALL);
      race(stores, 2, IN_PARTS);
    }
  }

  private static void race(Supplier<LakeStore> stores, int rounds, int bytes) throws Exception {
    List<LakeStore> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      IntStream.range(0, WRITERS).forEach(writer -> writers.add(stores.get()));
      for (int round = 0; round < rounds; round++) {
        String key = "a/b/run=%d-%d/manifest.json".formatted(bytes, round);
        int winner = winner(threads, writers, key, bytes);
        assertThat(writers.getFirst().localPath(key))
            .as("round %d", round)
            .hasBinaryContent(content(winner, bytes));
      }
    } finally {
      for (LakeStore writer : writers) {
        writer.close();
      }
    }
  }

  /** Lets everybody put the key at once; exactly one may be told that it worked. */
  private static int winner(ExecutorService threads, List<LakeStore> writers, String key, int bytes)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(writers.size());
    List<Callable<Boolean>> puts = new ArrayList<>();
    for (int writer = 0; writer < writers.size(); writer++) {
      LakeStore store = writers.get(writer);
      byte[] content = content(writer, bytes);
      puts.add(() -> {
        Path staged = store.stage(key);
        Files.write(staged, content);
        start.await();
        return put(store, key, staged);
      });
    }
    List<Integer> winners = new ArrayList<>();
    List<Future<Boolean>> outcomes = threads.invokeAll(puts);
    for (int writer = 0; writer < outcomes.size(); writer++) {
      if (outcomes.get(writer).get()) {
        winners.add(writer);
      }
    }
    assertThat(winners).as("who was told that %s is theirs", key).hasSize(1);
    return winners.getFirst();
  }

  private static boolean put(LakeStore store, String key, Path staged) throws IOException {
    try {
      store.putNew(key, staged);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private static byte[] content(int writer, int bytes) {
    byte[] content = new byte[bytes];
    Arrays.fill(content, (byte) writer);
    return content;
  }
}
