package countinghouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.tools.ToolProvider;

/**
 * The real launcher in a folder of its own, with one task that prints a constant.
 *
 * @param folder what {@code build/dist} is elsewhere
 */
record Launcher(Path folder) {
  /** What a run of the launcher said. */
  record Said(int code, String out, String err) {}

  static Launcher in(Path folder) throws IOException {
    Path root = Path.of(System.getProperty("root.dir", "."));
    Files.createDirectories(folder.resolve("lib"));
    Path script = folder.resolve("countinghouse");
    Files.copy(root.resolve("infra/launcher/countinghouse"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    jar(folder.resolve("lib/duckdb_jdbc.jar"), List.of());
    return new Launcher(folder);
  }

  /** The jar of the task {@code print}. */
  Path jar() {
    return folder.resolve("print.jar");
  }

  /** Compiles the task anew, at the same path, so that it prints this. */
  void build(String constant) throws IOException {
    Path sources = Files.createTempDirectory(folder, "sources");
    Path source = sources.resolve("Main.java");
    Files.writeString(
        source,
        """
        public final class Main {
          public static void main(String[] args) {
            System.out.println("%s");
          }
        }
        """
            .formatted(constant));
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    jar(jar(), List.of(sources.resolve("Main.class")));
  }

  /** The archives, finished or not. */
  List<Path> archives() throws IOException {
    Path archives = folder.resolve("archives");
    if (!Files.exists(archives)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(archives)) {
      return files.toList();
    }
  }

  Said run(String... arguments) throws IOException, InterruptedException {
    return said(start("", arguments));
  }

  /** Whether the task's own class comes from an archive when the task is run. */
  boolean usesArchive() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes.txt");
    said(start("-Xlog:class+load:file=" + classes, "print"));
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.anyMatch(
          line -> line.contains(" Main ") && line.contains("shared objects file (top)"));
    }
  }

  Process start(String javaOptions, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("countinghouse").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("COUNTINGHOUSE_JAVA_OPTIONS", javaOptions);
    return process.start();
  }

  static Said said(Process process) throws IOException, InterruptedException {
    String out = text(process.getInputStream().readAllBytes());
    String err = text(process.getErrorStream().readAllBytes());
    return new Said(process.waitFor(), out, err);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private static void jar(Path path, List<Path> classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/duckdb_jdbc.jar");
    try (OutputStream file = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.setLevel(
          Deflater.NO_COMPRESSION); // a constant of the same length, a jar of the same size
      for (Path compiled : classes) {
        jar.putNextEntry(new JarEntry(compiled.getFileName().toString()));
        Files.copy(compiled, jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }
}
