package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoHadoopTest {
  @TempDir Path folder;

  @Test
  void theLakeIsWrittenWithoutAnyHadoopClass() {
    Manifest manifest = Examples.twoOrders(Lake.open(folder.toUri()), Examples.window());

    assertThat(manifest.rows()).isEqualTo(4);
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .as("Hadoop must not be on the class path at run time")
        .isInstanceOf(ClassNotFoundException.class);
  }
}
