package countinghouse.lake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The lake in an S3 that was written by others than the one of every other test. */
final class VersityLakeTest extends LakeContract {
  @TempDir static Path folder;
  private static @Nullable VersityGateway gateway;

  @BeforeAll
  static void startTheGateway() throws Exception {
    Optional<Path> program = VersityGateway.program();
    assumeTrue(program.isPresent(), VersityGateway.MISSING);
    gateway = VersityGateway.start(program.get(), folder);
  }

  @AfterAll
  static void stopTheGateway() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Override
  LakeFixture fixture() {
    if (gateway == null) {
      throw new IllegalStateException("the gateway was not started");
    }
    return VersityFixture.create(gateway, folder);
  }
}
