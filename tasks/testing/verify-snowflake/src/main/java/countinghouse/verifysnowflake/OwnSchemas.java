package countinghouse.verifysnowflake;

import static java.util.function.Predicate.not;

import countinghouse.taskkit.PackagedFiles;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Schemas like those of {@code infra/snowflake/03-database.sql}, with the very grants of {@code
 * 05-grants.sql} on them: made by the verifier, who is to them what the administrator is to the
 * real ones, and the marts by the transformer.
 *
 * @param ground whose schemas they are
 */
record OwnSchemas(OwnGround ground) {
  private static final Pattern ON_SCHEMA = Pattern.compile(" schema countinghouse\\.(\\w+) ");

  void make() {
    ground.use();
    try (Warehouse verifier = ground.openAs(OwnGround.VERIFIER)) {
      for (String schema : List.of("staging", "ops")) {
        verifier
            .dsl()
            .execute(
                "create transient schema %s with managed access data_retention_time_in_days = 0"
                    .formatted(ground.schema(schema)));
        grant(verifier, schema);
      }
    }
    try (Warehouse transformer = ground.open(WarehouseRole.TRANSFORMER)) {
      transformer.engine().createSchema(transformer.dsl(), ground.schema("marts"));
      grant(transformer, "marts");
    }
  }

  private void grant(Warehouse owner, String schema) {
    List<String> grants = grants().filter(text -> schema.equals(schemaOf(text))).toList();
    if (grants.isEmpty()) {
      throw new IllegalStateException("05-grants.sql grants nothing on " + schema);
    }
    grants.forEach(text ->
        owner
            .dsl()
            .execute(
                text.replace("schema countinghouse." + schema, "schema " + ground.schema(schema))));
  }

  private static String schemaOf(String grant) {
    Matcher found = ON_SCHEMA.matcher(grant);
    return found.find() ? found.group(1) : "";
  }

  private static Stream<String> grants() {
    String text = PackagedFiles.read(OwnSchemas.class, "/infra/snowflake/05-grants.sql");
    return Pattern.compile(";\\s*")
        .splitAsStream(text.replaceAll("(?m)--.*$", ""))
        .map(String::strip)
        .filter(not(String::isEmpty));
  }
}
