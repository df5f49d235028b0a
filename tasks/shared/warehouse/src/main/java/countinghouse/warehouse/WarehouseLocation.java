package countinghouse.warehouse;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.sql.Connection;

/** Where a warehouse is, and all that differs between engines before there is a connection. */
sealed interface WarehouseLocation permits DuckDbFile, SnowflakeAccount {

  /**
   * The location of the settings.
   *
   * @throws TaskFailure (78) when the address is of no engine
   */
  static WarehouseLocation of(Settings settings) {
    String address = settings.required(Setting.WAREHOUSE);
    if (address.startsWith(DuckDbFile.PREFIX)) {
      return DuckDbFile.of(address);
    }
    if (address.startsWith(SnowflakeAccount.PREFIX)) {
      return SnowflakeAccount.of(settings);
    }
    throw TaskFailure.configuration(
        "Not an address of a warehouse: \"" + address + "\"",
        Setting.WAREHOUSE.variable(),
        "Set it to something like " + Setting.WAREHOUSE.example());
  }

  /** The engine that is behind it. */
  Engine engine(Schemas schemas);

  /**
   * Fails when no warehouse can be there.
   *
   * @throws TaskFailure (78)
   */
  void demandExisting();

  /** Makes what a new warehouse needs before it can be connected to. */
  void prepare();

  /**
   * A connection whose session is in UTC.
   *
   * @param role what the task has to do there
   * @throws TaskFailure (75) when it may come about later; (77) when we are refused; (78) when it
   *     cannot be opened
   */
  Connection connect(WarehouseRole role);

  /**
   * Destroys the bytes of what was deleted, where deleting leaves them behind.
   *
   * @throws TaskFailure (75) when somebody has the warehouse open, or the disk is full
   */
  void destroyDeleted();

  /** The file or account, for messages. */
  String name();
}
