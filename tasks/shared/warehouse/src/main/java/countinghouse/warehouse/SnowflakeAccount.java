package countinghouse.warehouse;

import countinghouse.taskkit.Secret;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.snowflake.client.api.driver.SnowflakeDriver;
import org.jspecify.annotations.Nullable;

/**
 * The account behind a {@code jdbc:snowflake:} address, whose parameters name database and
 * warehouse. Tasks log in as a service user, by key pair only
 * (https://docs.snowflake.com/en/user-guide/key-pair-auth), and each takes on its own role; an
 * address that names one too means it for all of them.
 *
 * @param url the whole address
 * @param settings with the user and the key
 */
record SnowflakeAccount(String url, Settings settings) implements WarehouseLocation {
  static final String PREFIX = "jdbc:snowflake:";

  /** In a parameter of the address, whose names the driver takes in any case. */
  private static final Pattern ROLE = Pattern.compile("(?i)[?&]role=([^&]+)");

  private static final Pattern STAGE = Pattern.compile("[A-Za-z_][\\w.]*(/[\\w-]+)*");

  /** What a statement may take at most; the warehouse has the same limit for everybody. */
  private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

  /**
   * Longer than Snowflake takes to give up a transaction whose session has died while somebody
   * waits for its locks: 5 minutes (https://docs.snowflake.com/en/sql-reference/transactions).
   */
  private static final Duration LONGEST_WAIT_FOR_LOCK = Duration.ofMinutes(15);

  static SnowflakeAccount of(Settings settings) {
    return new SnowflakeAccount(settings.required(Setting.WAREHOUSE), settings);
  }

  @Override
  public Engine engine(Schemas schemas) {
    return new Snowflake(schemas, stage());
  }

  /** It is written into SQL. */
  private String stage() {
    String stage = settings.required(Setting.WAREHOUSE_STAGE);
    if (!STAGE.matcher(stage).matches()) {
      throw TaskFailure.configuration(
          "Not a stage, perhaps with a folder: \"" + stage + "\"",
          Setting.WAREHOUSE_STAGE.variable(),
          "Set it to something like " + Setting.WAREHOUSE_STAGE.example());
    }
    return stage;
  }

  /** Only the account knows: {@link #connect} asks it. */
  @Override
  public void demandExisting() {}

  /** The database is an administrator's to make: infra/snowflake/bootstrap. */
  @Override
  public void prepare() {}

  @Override
  public Connection connect(WarehouseRole role) {
    String roleName = roleOfAddress().orElse(role.snowflakeName());
    try {
      Connection connection = new SnowflakeDriver().connect(url, properties(roleName));
      try {
        demandDatabase(connection, roleName);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw SnowflakeFailure.atLogin(e, name());
    }
  }

  /** Staging is without Time Travel and Fail-safe: what is deleted is gone. */
  @Override
  public void destroyDeleted() {}

  @Override
  public String name() {
    return url.replaceFirst("\\?.*", "");
  }

  private Optional<String> roleOfAddress() {
    Matcher named = ROLE.matcher(url);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  private Properties properties(String role) {
    Properties properties = new Properties();
    properties.setProperty("role", role);
    properties.setProperty("user", settings.required(Setting.WAREHOUSE_USER));
    properties.setProperty("authenticator", "SNOWFLAKE_JWT");
    properties.setProperty("private_key_base64", key());
    settings
        .optionalSecret(Setting.WAREHOUSE_PRIVATE_KEY_PASSPHRASE)
        .ifPresent(secret -> properties.setProperty("private_key_pwd", secret.reveal()));
    properties.setProperty("schema", Schemas.of(settings).staging());
    properties.setProperty("disablePlatformDetection", "true");
    properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
    // Parameters of the session: https://docs.snowflake.com/en/sql-reference/parameters
    properties.setProperty("TIMEZONE", "UTC");
    properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
    properties.setProperty("STATEMENT_TIMEOUT_IN_SECONDS", seconds(LONGEST_STATEMENT));
    properties.setProperty("LOCK_TIMEOUT", seconds(LONGEST_WAIT_FOR_LOCK));
    properties.setProperty("QUERY_TAG", QueryTag.of(settings).json());
    return properties;
  }

  /** The driver takes the text of the key's file in Base64. */
  private String key() {
    Secret key = settings.secret(Setting.WAREHOUSE_PRIVATE_KEY);
    return Base64.getEncoder().encodeToString(key.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  /** At login Snowflake passes over a database and a warehouse that are not there. */
  private void demandDatabase(Connection connection, String role) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_database(), current_warehouse()")) {
      row.next();
      demand("database", "db", row.getString(1), role);
      demand("warehouse", "warehouse", row.getString(2), role);
    }
  }

  private void demand(String what, String parameter, @Nullable String found, String role) {
    if (found == null || found.isEmpty()) {
      throw TaskFailure.configuration(
          "There is no %s: the address names none, or one that is not there or not for the role %s"
              .formatted(what, role),
          Setting.WAREHOUSE.variable() + " (" + name() + ")",
          "Give it as …?%s=…; infra/snowflake/bootstrap makes it and gives the roles their rights"
              .formatted(parameter));
    }
  }
}
