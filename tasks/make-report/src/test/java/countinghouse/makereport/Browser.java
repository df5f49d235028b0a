package countinghouse.makereport;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A headless Chromium that shows a page and gives back what became of it; a test without one is
 * skipped.
 */
record Browser(Path program, Path folder) {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> QUIET =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--force-device-scale-factor=1");
  private static final long PATIENCE_SECONDS = 120;

  static Browser onThisMachine(Path folder) {
    Optional<Path> program = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      abort("no Chromium on this machine: how the report looks is not measured");
    }
    return new Browser(program.orElseThrow(), folder);
  }

  /** The page after its scripts have run. */
  Document shown(String html) throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("page.html"), html);
    Path dom = folder.resolve("dom.html");
    List<String> command =
        Stream.of(
                Stream.of(program.toString()),
                QUIET.stream(),
                Stream.of(
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--window-size=1400,2000",
                    "--dump-dom",
                    page.toUri().toString()))
            .flatMap(it -> it)
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    Document document = Jsoup.parse(Files.readString(dom));
    if (document.getElementById("measured") == null) {
      abort("Chromium does not run here: how the report looks is not measured");
    }
    return document;
  }
}
