package countinghouse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {
  @TempDir Path parent;

  /** The program of the process that is killed: it writes a file into a folder of its own. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] arguments) throws Exception {
      Path file = new Scratch(Path.of(arguments[0])).path("read", "a/b");
      Files.writeString(file, "of the killed");
      System.out.println(file);
      TimeUnit.MINUTES.sleep(1);
    }
  }

  @Test
  void whatAKilledProcessLeftIsTakenAwayByTheNextOneAndNotBefore() throws Exception {
    Process process = another();
    try {
      Path file = Path.of(process.inputReader().readLine());
      use();
      assertThat(file).as("while its process lives").exists();

      process.destroyForcibly().waitFor();
      assertThat(file).exists();
      use();
      assertThat(parent).as("once it is dead").isEmptyDirectory();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void twoFoldersOfOneProcessAreBothSafeFromOthers() throws Exception {
    try (Scratch first = new Scratch(parent);
        Scratch second = new Scratch(parent)) {
      Path one = Files.writeString(first.path("read", "a"), "of the first");
      Path two = Files.writeString(second.path("read", "b"), "of the second");
      Process process = another();
      try {
        assertThat(process.inputReader().readLine()).contains("countinghouse-lake-");
        assertThat(one).exists();
        assertThat(two).exists();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private Process another() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName(),
            parent.toString())
        .start();
  }

  private void use() throws IOException {
    try (Scratch scratch = new Scratch(parent)) {
      Files.writeString(scratch.path("read", "c/d"), "of the next");
    }
  }

  @Test
  void aFolderThatIsJustBeingMadeIsLeftAlone() throws IOException {
    Path made = Files.createDirectory(parent.resolve("countinghouse-lake-1"));
    use();
    assertThat(made).exists();
  }

  @Test
  void aFileForWhichTheDiskHasNoRoomIsRefusedBeforeItIsFetched() {
    assertThatThrownBy(() -> new Scratch(parent).demandRoom(Long.MAX_VALUE / 2))
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.TEMPORARY);
              assertThat(failure.whatToDo()).contains("TMPDIR");
            });
  }
}
