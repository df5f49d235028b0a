package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class S3LakeTest extends LakeContract {
  private final S3Fixture s3 = S3Fixture.create();

  @Override
  LakeFixture fixture() {
    return s3;
  }

  @Test
  void aFileIsBroughtToThisMachineOnceAndIsGoneWhenTheLakeIsClosed() throws IOException {
    Path path;
    try (Lake lake = s3.open()) {
      StoredFile file = lake.files(Examples.twoOrders(lake, Examples.window())).getFirst();
      path = file.localPath();
      s3.remove(file.key());

      assertThat(file.localPath()).isEqualTo(path).exists();
      assertThat(Files.getPosixFilePermissions(path.getRoot().resolve(path.subpath(0, 2))))
          .as("only this user may look into the folder")
          .hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void aRunThatIsReleasedTakesNoRoom() {
    try (Lake lake = s3.open()) {
      Manifest run = Examples.twoOrders(lake, Examples.window());
      Path path = lake.localPath(run, run.headFile());
      lake.release(run);

      assertThat(path).doesNotExist();
      assertThat(lake.localPath(run, run.headFile())).exists();
    }
  }

  @Test
  void aLargeFileGoesInPartsAndComesBackAsItWas() throws IOException {
    byte[] bytes = new byte[2 * S3Upload.PART_BYTES + 1];
    new Random(1).nextBytes(bytes);
    try (LakeStore store = LakeStore.at(s3.address(), "none")) {
      Path staged = store.stage("a/b/run=c/large.parquet");
      Files.write(staged, bytes);
      store.putNew("a/b/run=c/large.parquet", staged);

      assertThat(store.size("a/b/run=c/large.parquet")).isEqualTo(bytes.length);
      assertThat(store.localPath("a/b/run=c/large.parquet")).hasBinaryContent(bytes);
      assertThat(staged).doesNotExist();
    }
  }

  @Test
  void moreObjectsThanOneAnswerListsAreAllFound() throws IOException {
    List<String> keys = new ArrayList<>();
    for (int number = 0; number < 1_001; number++) {
      keys.add("a/b/run=%04d/file".formatted(number));
      s3.put(keys.getLast(), new byte[] {1});
    }
    try (LakeStore store = LakeStore.at(s3.address(), "none")) {
      assertThat(store.list("")).extracting(LakeStore.Stored::key).isEqualTo(keys);
      store.deleteFolder("a");
      assertThat(s3.everything()).isEmpty();
    }
  }

  @Test
  void onlyTheNamedObjectIsDeletedWithAllItsVersions() throws IOException {
    s3.put("a/file", new byte[] {1});
    s3.put("a/file", new byte[] {2});
    s3.remove("a/file");
    s3.put("a/file-of-another", new byte[] {3});
    try (LakeStore store = LakeStore.at(s3.address(), "none")) {
      store.delete("a/file");
      store.delete("a/file");
    }
    assertThat(s3.everything()).containsExactly("a/file-of-another");
  }
}
