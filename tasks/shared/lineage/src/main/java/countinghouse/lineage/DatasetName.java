package countinghouse.lineage;

import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a dataset is called in OpenLineage, as <a href="https://openlineage.io/docs/spec/naming">its
 * naming rules</a> have it, so that it meets what others tell of the same file or table. Of an
 * address only scheme, host, port and path are taken, never a user or a parameter.
 *
 * @param namespace such as {@code s3://bucket} or {@code snowflake://account}
 * @param name such as {@code lake/woocommerce/orders} or {@code COUNTINGHOUSE.MARTS.DIM_DATE}
 */
record DatasetName(String namespace, String name) {
  private static final String DUCKDB = "jdbc:duckdb:";
  private static final String JDBC = "jdbc:";
  private static final String ACCOUNT = "\\.snowflakecomputing\\.(com|cn)$";

  static DatasetName of(Dataset dataset, Settings settings) {
    String address = settings.optional(dataset.place().address()).orElse("unknown");
    return switch (dataset.place()) {
      case WOOCOMMERCE, SQUARE -> atSource(URI.create(address), dataset.name());
      case LAKE -> inLake(settings.lake(), dataset.name());
      case WAREHOUSE -> {
        String table = settings.optional(Setting.SCHEMA_PREFIX).orElse("") + dataset.name();
        yield address.startsWith(DUCKDB)
            ? inFile(Path.of(address.substring(DUCKDB.length())), table)
            : inSnowflake(URI.create(address.replaceFirst(JDBC, "")), table);
      }
    };
  }

  private static DatasetName atSource(URI address, String name) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String path = Optional.ofNullable(address.getPath()).orElse("").replaceFirst("/$", "");
    return new DatasetName(address.getScheme() + "://" + address.getHost() + port + path, name);
  }

  private static DatasetName inLake(URI lake, String name) {
    String path = lake.getPath().replaceFirst("/$", "") + "/" + name;
    return "s3".equals(lake.getScheme())
        ? new DatasetName("s3://" + lake.getHost(), path.substring(1))
        : new DatasetName("file", path);
  }

  /** As OpenLineage's integration of dbt does it; the rules do not mention DuckDB. */
  private static DatasetName inFile(Path file, String table) {
    String database = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return new DatasetName("duckdb://" + file, database + "." + table);
  }

  private static DatasetName inSnowflake(URI address, String table) {
    String account = address.getHost().toLowerCase(Locale.ROOT).replaceFirst(ACCOUNT, "");
    String database =
        Arrays.stream(Optional.ofNullable(address.getRawQuery()).orElse("").split("&"))
            .filter(it -> it.startsWith("db="))
            .map(it -> it.substring(3))
            .findFirst()
            .orElse("unknown");
    return new DatasetName(
        "snowflake://" + account, (database + "." + table).toUpperCase(Locale.ROOT));
  }
}
