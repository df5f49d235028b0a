package countinghouse.lake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The little that the lake asks of what holds its files: a folder now, an object store by the same
 * few calls later. Keys are relative paths with {@code /}.
 */
interface LakeStore {

  /** One stored object. */
  record Stored(String key, Instant modifiedAt) {}

  /** Where it is, with a {@code /} at its end. */
  URI location();

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

  /** A path on this machine from which the object can be read. */
  Path localPath(String key) throws IOException;

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
}
