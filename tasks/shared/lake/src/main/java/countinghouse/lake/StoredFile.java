package countinghouse.lake;

import countinghouse.taskkit.TaskFailure;
import java.nio.file.Path;

/**
 * A Parquet file of a committed run, known before it is read. Who reads files where they lie, such
 * as Snowflake from a stage above the lake, needs only its {@link #key()}; who reads them by path
 * asks for {@link #localPath()}, which brings the file to this machine when it is elsewhere.
 *
 * @param lake where it is
 * @param run the run it belongs to
 * @param file what the run's manifest says of it: entity, rows, bytes
 */
public record StoredFile(Lake lake, Manifest run, ManifestFile file) {

  /**
   * Where it lies relative to the lake, such as {@code
   * woocommerce/orders/run=20261121T025800Z-9f86d081884c7d65/orders.parquet}: letters, digits and
   * {@code _ = . - /} only, so it needs no escape in a path, in an address or in SQL.
   */
  public String key() {
    return run.folder() + "/" + file.path();
  }

  /**
   * Looks whether it is there, without reading it.
   *
   * @throws TaskFailure 65 when it is missing or has not the size that the manifest states
   */
  public void check() {
    lake.check(this);
  }

  /**
   * Reads the whole file and compares it with what was committed.
   *
   * @throws TaskFailure 65 when it is another one
   */
  public void checkContent() {
    lake.verifiedPath(run, file);
  }

  /**
   * A path on this machine from which it can be read until the lake is closed; {@link
   * Lake#localPath}.
   *
   * @throws TaskFailure 65 when it is missing or has not the size that the manifest states
   */
  public Path localPath() {
    return lake.localPath(run, file);
  }
}
