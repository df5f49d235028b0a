package countinghouse.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An emulated Snowflake in which the files of {@code infra/snowflake} have been run: with every
 * role, and the service users of the tasks and of the readers, each with a key of its own.
 *
 * @param emulator that it is in
 * @param keys the folder of the private keys
 */
public record BootstrappedAccount(SnowflakeEmulator emulator, Path keys) {
  private static final String DATABASE = "countinghouse";

  /**
   * Runs the files.
   *
   * @param lake the address that the stage is above, a slash at its end
   * @param keys an existing folder for the private keys
   */
  public static BootstrappedAccount in(SnowflakeEmulator emulator, String lake, Path keys) {
    emulator.python(
        "-m",
        "snowflake_emulator.bootstrap",
        "--port",
        Integer.toString(emulator.port()),
        "--lake",
        lake,
        "--keys",
        keys.toString());
    return new BootstrappedAccount(emulator, keys);
  }

  /** The settings of the tasks: their address names no role, so each takes on its own. */
  public Map<String, String> tasks() {
    return user("tasks", "countinghouse_load");
  }

  /** The settings of one who reads the published marts, as a dashboard does. */
  public Map<String, String> reader() {
    return user("bi", "countinghouse_bi");
  }

  private Map<String, String> user(String name, String warehouse) {
    try {
      return Map.of(
          "COUNTINGHOUSE_WAREHOUSE",
          emulator.url()
              + "?account=emulated&ssl=off&maxHttpRetries=1&db=%s&warehouse=%s"
                  .formatted(DATABASE, warehouse),
          "COUNTINGHOUSE_WAREHOUSE_USER",
          "countinghouse_" + name,
          "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
          Files.readString(keys.resolve(name + ".p8")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
