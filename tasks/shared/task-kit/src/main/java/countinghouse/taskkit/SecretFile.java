package countinghouse.taskkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that holds one secret and nothing else. */
final class SecretFile {
  private SecretFile() {}

  /**
   * The secret in a file.
   *
   * @param path as the setting names it
   * @throws TaskFailure (78) when it cannot be read, is empty, or holds more than one secret
   */
  static String read(Setting setting, String path) {
    try {
      return demandOne(setting, path, Files.readString(Path.of(path)).strip());
    } catch (IOException | InvalidPathException e) {
      throw TaskFailure.configuration(
          "The file of a secret cannot be read: " + path,
          "the environment variable " + setting.fileVariable(),
          "Check that the file exists and that this user may read it",
          e);
    }
  }

  /** Only a key in PEM has more than one line; elsewhere the rest would be sent along, unseen. */
  private static String demandOne(Setting setting, String path, String text) {
    long lines = text.lines().count();
    if (text.isEmpty() || (lines > 1 && !text.startsWith("-----BEGIN "))) {
      throw TaskFailure.configuration(
          "The file of a secret "
              + (text.isEmpty() ? "is empty: " : "has " + lines + " lines: ")
              + path,
          "the environment variable " + setting.fileVariable(),
          "Write the secret into it, and nothing else");
    }
    return text;
  }
}
