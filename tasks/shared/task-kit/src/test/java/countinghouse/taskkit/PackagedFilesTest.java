package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In a jar: that of JUnit, which is one wherever these tests run; and in this module's folder. */
class PackagedFilesTest {
  private static final String FOLDER_OF_A_JAR = "/org/junit/jupiter/api/io";

  @Test
  void theFilesInAFolderOfAJarAreNamedInOrder() {
    assertThat(PackagedFiles.names(Test.class, FOLDER_OF_A_JAR))
        .contains("TempDir.class", "CleanupMode.class")
        .isSorted();
  }

  /** A file system that is opened by the jar's URI is there once, and for all threads. */
  @Test
  void manyThreadsMayLookIntoOneJarAtOnce() throws Exception {
    List<String> names = PackagedFiles.names(Test.class, FOLDER_OF_A_JAR);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<List<String>> look = () -> PackagedFiles.names(Test.class, FOLDER_OF_A_JAR);
      for (Future<List<String>> found :
          threads.invokeAll(Stream.generate(() -> look).limit(200).toList())) {
        assertThat(found.get()).isEqualTo(names);
      }
    }
  }

  @Test
  void theFilesInAFolderOfClassesAreNamed() {
    String own = "/" + Path.of("countinghouse", "taskkit");
    assertThat(PackagedFiles.names(PackagedFilesTest.class, own))
        .contains("PackagedFilesTest.class")
        .isSorted();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PackagedFiles.names(PackagedFilesTest.class, "/nowhere"))
        .withMessageContaining("/nowhere is not in this program");
    assertThatIllegalStateException()
        .isThrownBy(() -> PackagedFiles.read(PackagedFilesTest.class, "/nowhere.txt"))
        .withMessageContaining("/nowhere.txt is not in this program");
  }
}
