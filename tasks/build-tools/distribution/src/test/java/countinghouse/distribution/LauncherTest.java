package countinghouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.distribution.Launcher.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faster starts from archives of loaded classes, and that these never run code of another jar. */
final class LauncherTest {
  @TempDir Path folder;

  private Launcher launcher = new Launcher(Path.of("."));

  @BeforeEach
  void aTaskThatPrintsOne() throws IOException {
    launcher = Launcher.in(folder);
    launcher.build("one");
  }

  @Test
  void aRecordedTaskStartsFromItsArchive() throws Exception {
    assertThat(launcher.usesArchive()).isFalse();

    assertThat(launcher.run("--record", "print")).isEqualTo(new Said(0, "one", ""));

    assertThat(launcher.usesArchive()).isTrue();
    assertThat(launcher.run("print")).isEqualTo(new Said(0, "one", ""));
  }

  @Test
  void anArchiveOfAnOlderJarNeverRunsOldCode() throws Exception {
    launcher.run("--record", "print");
    long size = Files.size(launcher.jar());
    FileTime modified = Files.getLastModifiedTime(launcher.jar());

    launcher.build("two");
    Files.setLastModifiedTime(launcher.jar(), modified);

    assertThat(Files.size(launcher.jar())).isEqualTo(size);
    assertThat(launcher.run("print")).isEqualTo(new Said(0, "two", ""));
    assertThat(launcher.usesArchive()).isFalse();
  }

  @Test
  void anArchiveOfAnOlderDriverIsNotUsed() throws Exception {
    launcher.run("--record", "print");
    Path driver = folder.resolve("lib/duckdb_jdbc.jar");
    Files.write(driver, new byte[] {0}, StandardOpenOption.APPEND);

    assertThat(launcher.run("print")).isEqualTo(new Said(0, "one", ""));
    assertThat(launcher.usesArchive()).isFalse();
  }

  @Test
  void theArchiveOfAnOlderJarIsRemoved() throws Exception {
    launcher.run("--record", "print");
    List<Path> old = launcher.archives();

    launcher.build("two");
    launcher.run("--record", "print");

    assertThat(launcher.archives()).hasSize(1).doesNotContainAnyElementsOf(old);
    assertThat(launcher.usesArchive()).isTrue();
  }

  @Test
  void aBrokenArchiveCostsTimeAndNothingElse() throws Exception {
    launcher.run("--record", "print");
    Path archive = launcher.archives().getFirst();

    Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 100_000));
    assertThat(launcher.run("print")).isEqualTo(new Said(0, "one", ""));

    Files.writeString(archive, "no archive");
    assertThat(launcher.run("print")).isEqualTo(new Said(0, "one", ""));
  }

  @Test
  void manyMayRecordAndRunAtOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(launcher.start("", "--record", "print"));
      processes.add(launcher.start("", "print"));
    }

    for (Process process : processes) {
      assertThat(Launcher.said(process)).isEqualTo(new Said(0, "one", ""));
    }
    assertThat(launcher.archives()).hasSize(1);
    assertThat(launcher.usesArchive()).isTrue();
  }

  @Test
  void aRecordingThatIsKilledLeavesNoArchiveBehind() throws Exception {
    Process recording = launcher.start("", "--record", "print");
    recording.getInputStream().read(); // it runs, and has its archive yet to write
    recording.descendants().forEach(ProcessHandle::destroyForcibly);
    recording.destroyForcibly().waitFor();

    assertThat(launcher.usesArchive()).isFalse();
    assertThat(launcher.run("--record", "print")).isEqualTo(new Said(0, "one", ""));
    assertThat(launcher.usesArchive()).isTrue();
  }

  @Test
  void aTaskThatFailsLeavesNoArchiveAndItsOwnExitCode() throws Exception {
    Files.writeString(launcher.jar(), "no jar");

    Said said = launcher.run("--record", "print");

    assertThat(said.code()).isEqualTo(1);
    assertThat(launcher.archives()).isEmpty();
  }

  @Test
  void aProgramInPythonIsStartedInItsOwnEnvironment() throws Exception {
    Path program = folder.resolve("dist/workbook/say.py");
    Launcher nested = Launcher.in(Files.createDirectories(folder.resolve("dist")));
    Files.createDirectories(program.getParent());
    Files.writeString(program, "");
    Path python = folder.resolve("make-workbook-venv/bin/python");
    Files.createDirectories(python.getParent());
    Files.writeString(python, "#!/bin/sh\necho \"$@\"\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();

    Said said = nested.run("say", "--out", "two words");

    assertThat(said)
        .isEqualTo(new Said(0, "-E -s -B -X utf8 %s --out two words".formatted(program), ""));
  }

  @Test
  void aProgramInPythonWithoutItsEnvironmentSaysHowToGetIt() throws Exception {
    Files.createDirectories(folder.resolve("workbook"));
    Files.writeString(folder.resolve("workbook/say.py"), "");

    Said said = launcher.run("say");

    assertThat(said.code()).isEqualTo(78);
    assertThat(said.err()).contains("make-workbook-venv is not there", "COUNTINGHOUSE_WORKBOOKS");
  }

  @Test
  void askedForHelpItListsTheTasks() throws Exception {
    Said said = launcher.run("--help");

    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("Usage: countinghouse TASK").endsWith("  print");
  }

  @Test
  void aTaskThatIsNotThereIsToldWithThoseThatAre() throws Exception {
    Said said = launcher.run("prnit");

    assertThat(said.code()).isEqualTo(64);
    assertThat(said.err()).contains("no task named prnit").endsWith("  print");
  }

  @Test
  void aFolderWithoutTasksSaysHowToMakeThem() throws Exception {
    Files.delete(launcher.jar());

    Said said = launcher.run("print");

    assertThat(said.code()).isEqualTo(78);
    assertThat(said.err()).contains("there are no tasks in", "make build");
  }
}
