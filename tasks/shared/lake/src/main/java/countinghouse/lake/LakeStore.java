package countinghouse.lake;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The little that the lake asks of what holds its files: a folder or an object store. Keys are
 * relative paths with {@code /}.
 */
interface LakeStore extends AutoCloseable {
  /** No manifest comes near it. */
  long MOST_BYTES_TO_READ = 16L * 1024 * 1024;

  /** One stored object. */
  record Stored(String key, Instant modifiedAt) {}

  /**
   * The store at an address: the one place where its scheme is looked at.
   *
   * @param encryption what {@link Setting#LAKE_ENCRYPTION} asks for; a folder leaves it to its disk
   * @throws TaskFailure 78 for an address or an encryption that no store has
   */
  static LakeStore at(URI address, String encryption) {
    return switch (address.getScheme()) {
      case "file" -> new FolderStore(Path.of(address).normalize());
      case "s3" -> S3Store.open(address, S3Encryption.of(encryption));
      case null, default ->
          throw TaskFailure.configuration(
              "A lake is a folder or lies in S3",
              Setting.LAKE.variable() + "=" + address,
              "Give it as file:///folder or s3://bucket/prefix");
    };
  }

  /** Where it is, with a {@code /} at its end. */
  URI location();

  /** Whether anybody has ever written there. */
  boolean exists() throws IOException;

  /**
   * Lists the objects below a prefix, sorted by key; a prefix that does not exist is empty.
   *
   * @param prefix a folder's key, or the empty string for all
   */
  List<Stored> list(String prefix) throws IOException;

  /**
   * The size of an object in bytes; nothing of it is read.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  long size(String key) throws IOException;

  /**
   * The contents of small objects, in this order.
   *
   * @throws java.nio.file.NoSuchFileException when one of them is not there
   */
  List<byte[]> read(List<String> keys) throws IOException;

  /**
   * A path on this machine from which the object can be read until it is released, or the store is
   * closed.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  Path localPath(String key) throws IOException;

  /** Whether {@link #localPath} is a copy, which may have been spoilt on its way. */
  boolean copies();

  /** Gives up the copies of everything in a folder. */
  void release(String folder) throws IOException;

  /** A new path on this machine at which the object is to be prepared before it is put. */
  Path stage(String key) throws IOException;

  /**
   * Makes a prepared file the object {@code key}, whole and lasting, or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is such an object: nothing is ever
   *     replaced
   */
  void putNew(String key, Path staged) throws IOException;

  /** Removes an object with every version of it that the store keeps; it may be gone already. */
  void delete(String key) throws IOException;

  /** Removes everything below a folder's key, what is staged there included. */
  void deleteFolder(String folder) throws IOException;

  /** How a person finds the object, for messages. */
  String describe(String key);

  /** Ends the work; paths on this machine that were copies are gone then. */
  @Override
  void close() throws IOException;
}
