package countinghouse.lake;

import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** The one place where trouble with the lake becomes a message and an exit code. */
final class LakeFailure {

  /** Something that touches the store. */
  @FunctionalInterface
  interface Access<T> {
    T run() throws IOException;
  }

  private LakeFailure() {}

  /** Runs something that touches the store and translates its trouble. */
  static <T> T translating(String where, Access<T> access) {
    try {
      return access.run();
    } catch (ReadOnlyFileSystemException e) {
      throw notAllowed(where, e);
    } catch (UnsupportedOperationException e) {
      throw noLinks(where, e);
    } catch (IOException e) {
      throw of(where, e);
    }
  }

  /** The failure that an exception of the store stands for. */
  static TaskFailure of(String where, IOException e) {
    return FullDisk.behind(e, where).orElseGet(() -> ofAccess(where, e));
  }

  private static TaskFailure ofAccess(String where, IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (e instanceof AccessDeniedException
        || text.contains("read-only file system")
        || text.contains("permission denied")
        || text.contains("operation not permitted")) {
      return notAllowed(where, e);
    }
    if (e instanceof FileSystemException && text.contains("not a directory")) {
      return TaskFailure.configuration(
          "The lake is not a folder", where, "Point COUNTINGHOUSE_LAKE at a folder", e);
    }
    return TaskFailure.temporary(
        "The lake cannot be reached: " + e, where, "Check the disk or mount, then run again", e);
  }

  private static TaskFailure notAllowed(String where, Exception e) {
    return TaskFailure.configuration(
        "The lake may not be written or read by this user: " + e,
        where,
        "Give the user of this task write access to the lake's folder",
        e);
  }

  private static TaskFailure noLinks(String where, Exception e) {
    return TaskFailure.configuration(
        "The lake's file system knows no hard links, which make a run visible in one step: " + e,
        where,
        "Put the lake on a local file system",
        e);
  }

  static TaskFailure broken(String what, String where) {
    return TaskFailure.data(what, where, Lake.WHAT_TO_DO_ABOUT_A_BROKEN_RUN);
  }

  static TaskFailure broken(String what, String where, Exception cause) {
    return TaskFailure.data(what, where, Lake.WHAT_TO_DO_ABOUT_A_BROKEN_RUN, cause);
  }
}
