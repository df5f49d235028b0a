package countinghouse.extractsquare;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.testsupport.TaskRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of extractions from a till made of recorded answers. */
abstract class OnFakeSquare {
  static final List<String> DATED = List.of("--from", FakeSquare.FROM, "--to", FakeSquare.TO);
  @TempDir Path folder;
  FakeSquare square = new FakeSquare(Path.of("nowhere"));
  DuckDb duck = new DuckDb(Path.of("nowhere"));

  @BeforeEach
  void open() {
    square.close();
    square = new FakeSquare(folder);
    duck = new DuckDb(folder);
  }

  @AfterEach
  void close() {
    square.close();
  }

  TaskRun dated(String head) {
    return square.run(
        Stream.concat(Stream.of("--head", head), DATED.stream()).toArray(String[]::new));
  }

  List<Manifest> manifests(String head) {
    return Lake.open(folder.toUri()).manifests("square", head);
  }
}
