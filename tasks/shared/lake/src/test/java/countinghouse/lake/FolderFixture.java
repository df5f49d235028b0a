package countinghouse.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A lake in a folder. */
record FolderFixture(Path folder) implements LakeFixture {
  @Override
  public Lake open() {
    return Lake.open(folder.toUri());
  }

  @Override
  public List<String> everything() throws IOException {
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      return files.map(it -> folder.relativize(it).toString()).sorted().toList();
    }
  }

  @Override
  public byte[] bytes(String key) throws IOException {
    return Files.readAllBytes(folder.resolve(key));
  }

  @Override
  public void put(String key, byte[] bytes) throws IOException {
    Files.createDirectories(folder.resolve(key).resolveSibling(""));
    Files.write(folder.resolve(key), bytes);
  }

  @Override
  public void remove(String key) throws IOException {
    Files.delete(folder.resolve(key));
  }
}
