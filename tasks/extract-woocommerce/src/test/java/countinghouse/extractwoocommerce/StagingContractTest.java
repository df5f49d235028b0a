package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.lake.Column;
import countinghouse.lake.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the extractor writes is what the staging tables of warehouse-schema hold. */
final class StagingContractTest {
  private static final Path SCHEMA =
      Path.of(System.getProperty("root.dir", "../.."))
          .resolve("warehouse-schema/staging/V101__woocommerce.sql");
  private static final Set<String> STAMPS =
      Set.of(
          "source_name", "run_id", "content_run_id", "extracted_at", "is_deleted", "record_number");

  @Test
  void everyEntityHasTheColumnsOfItsStagingTable() throws IOException, SQLException {
    Map<String, List<String>> written = new TreeMap<>();
    for (ShopHead head : ShopHead.values()) {
      List<Entity> entities = new ArrayList<>(head.kind().lakeHead().children());
      entities.add(head.kind().lakeHead().entity());
      entities.forEach(it -> written.put("woocommerce_" + it.name(), columns(it)));
    }
    assertThat(written).isEqualTo(staging());
  }

  private static List<String> columns(Entity entity) {
    return entity.columns().stream().map(StagingContractTest::described).toList();
  }

  private static String described(Column column) {
    String type =
        switch (column.type().toString()) {
          case "TEXT" -> "VARCHAR";
          default -> column.type().toString();
        };
    return column.name() + " " + type + (column.required() ? " not null" : "");
  }

  private static Map<String, List<String>> staging() throws IOException, SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          Files.readString(SCHEMA).replace("${transient}", "").replace("${staging}", "staging"));
      ResultSet row =
          statement.executeQuery(
              "select table_name, column_name, data_type, is_nullable"
                  + " from information_schema.columns where table_schema = 'staging'"
                  + " order by table_name, ordinal_position");
      while (row.next()) {
        if (!STAMPS.contains(row.getString(2))) {
          tables
              .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
              .add(
                  row.getString(2)
                      + " "
                      + row.getString(3).toUpperCase(Locale.ROOT)
                      + (row.getString(4).equals("NO") ? " not null" : ""));
        }
      }
    }
    return tables;
  }
}
