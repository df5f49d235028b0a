package countinghouse.lake;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FolderReplacementTest extends ReplacementContract {
  @TempDir Path folder;

  @Override
  LakeFixture fixture() {
    return new FolderFixture(folder);
  }
}
