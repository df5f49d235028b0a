package countinghouse.testsupport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A stand-in for Snowflake that the real driver talks to: the Python program in
 * tasks/testing/snowflake-emulator, whose README says what it proves and what not. It runs in a
 * process of its own, which ends with this one.
 */
public final class SnowflakeEmulator implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("root.dir"), "."));
  private static final Path PYTHON = ROOT.resolve("build/snowflake-emulator-venv/bin/python");

  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private SnowflakeEmulator(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * A statement as it was sent.
   *
   * @param number counts from 1
   * @param session the session's number; two connections differ in it
   * @param binds how many values were bound
   * @param outcome done, an error's code, lost (done, but the reply never came) or never arrived
   * @param rows how many rows it answered
   */
  public record Sent(
      int number,
      int session,
      String user,
      String role,
      String warehouse,
      String database,
      String schema,
      @JsonProperty("query_tag") String queryTag,
      String sql,
      int binds,
      @JsonProperty("query_id") String queryId,
      String outcome,
      String message,
      int rows) {}

  /** When a fault strikes: before the statement is done, or after. */
  public enum Moment {
    /** The statement is never done. */
    BEFORE,
    /** It is done, and then the fault strikes: the reply is lost. */
    AFTER
  }

  /** Starts an emulator that has no S3. */
  public static SnowflakeEmulator start() {
    return start(List.of(), Map.of());
  }

  /**
   * Starts an emulator whose stages read from an S3 (or an emulator of it).
   *
   * @param endpoint for example http://127.0.0.1:9000
   */
  public static SnowflakeEmulator startWithS3(URI endpoint, String key, String secret) {
    return start(
        List.of("--s3-endpoint", endpoint.toString()),
        Map.of("AWS_ACCESS_KEY_ID", key, "AWS_SECRET_ACCESS_KEY", secret));
  }

  /** Starts an emulator whose stages read s3://bucket/key from the file bucket/key of a folder. */
  public static SnowflakeEmulator startWithFolder(Path folder) {
    return start(List.of("--s3-folder", folder.toString()), Map.of());
  }

  private static SnowflakeEmulator start(List<String> options, Map<String, String> environment) {
    assumeItCanRun();
    List<String> arguments = new ArrayList<>(List.of("-m", "snowflake_emulator"));
    arguments.addAll(options);
    ProcessBuilder builder = pythonBuilder(arguments);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String line = process.inputReader().readLine();
      if (line == null) {
        throw new IllegalStateException("the Snowflake emulator ended: see the lines above");
      }
      return new SnowflakeEmulator(process, JSON.readTree(line).get("port").asInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessBuilder pythonBuilder(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-W", "ignore"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    Path sources = ROOT.resolve("tasks/testing/snowflake-emulator/src");
    builder.environment().put("PYTHONPATH", sources.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder;
  }

  /** Runs another program of the emulator's to its end. */
  void python(String... arguments) {
    try {
      int code = pythonBuilder(List.of(arguments)).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            String.join(" ", arguments) + " ended with " + code + ": see the lines above");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where it listens, on this machine. */
  int port() {
    return port;
  }

  private static void assumeItCanRun() {
    String missing =
        "SKIPPED, and nothing about Snowflake was proven: there is no "
            + PYTHON
            + "; make it with infra/local/snowflake-emulator-environment (make test does)";
    if (!Files.isExecutable(PYTHON)) {
      System.err.println(missing);
    }
    Assumptions.assumeTrue(Files.isExecutable(PYTHON), missing);
  }

  /** The address for the driver, without any setting. */
  public String url() {
    return "jdbc:snowflake://http://127.0.0.1:" + port + "/";
  }

  /**
   * What every connection to the emulator needs, beside user and password or key: no TLS, no
   * probing of clouds, results as JSON, and failures at once.
   */
  public Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("account", "emulated");
    properties.setProperty("ssl", "off");
    properties.setProperty("disablePlatformDetection", "true");
    properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
    properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
    properties.setProperty("maxHttpRetries", "1");
    properties.setProperty("TIMEZONE", "UTC");
    return properties;
  }

  /**
   * The settings of a task that works in a database as its own service user, who has a new key
   * pair: {@code COUNTINGHOUSE_WAREHOUSE…}.
   *
   * @param database is created when there is none
   * @param role is created when there is none
   */
  public Map<String, String> settings(String database, String role) {
    KeyPair keys = keyPair();
    createUser("countinghouse_tasks", pem("PUBLIC KEY", keys.getPublic().getEncoded()), role);
    run("create database if not exists " + database);
    return Map.of(
        "COUNTINGHOUSE_WAREHOUSE",
        url()
            + "?account=emulated&ssl=off&maxHttpRetries=1&warehouse=countinghouse_load&db=%s&role=%s"
                .formatted(database, role),
        "COUNTINGHOUSE_WAREHOUSE_USER",
        "countinghouse_tasks",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
        pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
  }

  /**
   * Makes the stage above the lake, as infra/snowflake/04-lake.sql does but for the integration.
   */
  public void makeStage(String database, String lake) {
    run(
        "create schema if not exists " + database + ".staging",
        "create file format if not exists %s.staging.lake_parquet type = parquet"
                .formatted(database)
            + " use_vectorized_scanner = true use_logical_type = true binary_as_text = false",
        "create stage if not exists %s.staging.lake url = '%s'".formatted(database, lake)
            + " file_format = (format_name = '%s.staging.lake_parquet')".formatted(database));
  }

  /** Runs statements as an administrator. */
  public void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  /** Connects as an administrator with a password, which only the emulator accepts. */
  public Connection connect() throws SQLException {
    return connect(Map.of());
  }

  /** Connects as an administrator; the settings come on top, for example db, schema, QUERY_TAG. */
  public Connection connect(Map<String, String> settings) throws SQLException {
    Properties properties = properties();
    properties.setProperty("user", "administrator");
    properties.setProperty("password", "any");
    properties.setProperty("role", "ACCOUNTADMIN");
    properties.putAll(settings);
    return DriverManager.getConnection(url(), properties);
  }

  /** Every statement that was sent, in order. */
  public List<Sent> log() {
    return logAfter(0);
  }

  /** The statements that were sent after the one of this number. */
  public List<Sent> logAfter(int number) {
    try {
      return JSON.readValue(
          ask("GET", "/emulator/log?after=" + number, ""), new TypeReference<List<Sent>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Creates a user that logs in with a key pair, as an administrator would do beforehand.
   *
   * @param publicKey X.509 in Base64, with or without the lines of PEM
   * @param role its default role, created when there is none
   */
  public void createUser(String name, String publicKey, String role) {
    ask(
        "POST",
        "/emulator/users",
        json(Map.of("name", name, "public_key", publicKey, "role", role)));
  }

  /**
   * Breaks the connection at the n-th statement from now that matches.
   *
   * @param pattern a regular expression, found anywhere in the statement, in any case
   */
  public void breakConnection(String pattern, int nth, Moment moment) {
    plant(pattern, nth, Map.of("action", "drop", "moment", lower(moment)));
  }

  /** Breaks the connection once; the driver's own repetition of the request succeeds. */
  public void breakConnectionOnce(String pattern, int nth, Moment moment) {
    plant(pattern, nth, Map.of("action", "drop", "moment", lower(moment), "heals", true));
  }

  /** Lets the session's token be expired (390112) at the n-th statement that matches. */
  public void expireToken(String pattern, int nth) {
    plant(pattern, nth, Map.of("action", "expire"));
  }

  /** Lets the n-th statement that matches wait. */
  public void delay(String pattern, int nth, double seconds, Moment moment) {
    plant(pattern, nth, Map.of("action", "delay", "moment", lower(moment), "seconds", seconds));
  }

  /** Refuses the n-th statement that matches, which is not done. */
  public void refuse(String pattern, int nth, int code, String sqlState, String message) {
    plant(
        pattern,
        nth,
        Map.of("action", "refuse", "code", code, "sql_state", sqlState, "message", message));
  }

  /**
   * Answers a statement once as Snowflake would, where DuckDB says something else.
   *
   * @param sql the whole of it
   * @param value in one row of one column, as text
   */
  public void answer(String sql, @Nullable String value) {
    Map<String, @Nullable String> answer = new HashMap<>();
    answer.put("action", "answer");
    answer.put("value", value);
    plant("^" + sql.replaceAll("[^A-Za-z0-9 ]", "\\\\$0") + "$", 1, answer);
  }

  /** Forgets all faults. */
  public void clearFaults() {
    ask("DELETE", "/emulator/faults", "");
  }

  private void plant(String pattern, int nth, Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> fault = new HashMap<>(more);
    fault.put("pattern", pattern);
    fault.put("nth", nth);
    ask("POST", "/emulator/faults", json(fault));
  }

  private static String lower(Moment moment) {
    return moment == Moment.BEFORE ? "before" : "after";
  }

  private static String json(Map<String, ? extends @Nullable Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (!method.equals("GET") && answer.contains("\"success\":false")) {
        throw new IllegalArgumentException("the emulator refused " + path + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
