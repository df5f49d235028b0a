package countinghouse.tableau;

import java.util.Locale;

/** Where the marts lie that a document is connected to. */
enum Place {
  /** The extract beside the workbook, in its package. */
  EXTRACT {
    @Override
    String connectionName() {
      return "hyper.countinghouse";
    }

    @Override
    String identifier(String name) {
      return name;
    }

    @Override
    String schema() {
      return "marts";
    }

    @Override
    Element connection() {
      return Element.of("connection")
          .with("authentication", "auth-none")
          .with("author-locale", "en_US")
          .with("class", "hyper")
          .with("dbname", "Data/countinghouse.hyper")
          .with("default-settings", "yes")
          .with("schema", schema())
          .with("server", "")
          .with("sslmode", "")
          .with("username", "tableau_internal_user");
    }
  },

  /** Snowflake, whose names are folded to capitals; with the role that a user has by default. */
  SNOWFLAKE {
    @Override
    String connectionName() {
      return "snowflake.countinghouse";
    }

    @Override
    String identifier(String name) {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    String schema() {
      return "MARTS";
    }

    @Override
    Element connection() {
      return Element.of("connection")
          .with("authentication", "Username Password")
          .with("class", "snowflake")
          .with("dbname", "COUNTINGHOUSE")
          .with("odbc-connect-string-extras", "")
          .with("one-time-sql", "")
          .with("schema", schema())
          .with("server", "YOUR-ACCOUNT.snowflakecomputing.com")
          .with("service", "")
          .with("username", "")
          .with("warehouse", "COUNTINGHOUSE_BI");
    }
  };

  /** A table or column of the marts as it is named there. */
  abstract String identifier(String name);

  /** The schema of the marts. */
  abstract String schema();

  /** How to reach them. */
  abstract Element connection();

  /** The name of the connection within a document. */
  abstract String connectionName();

  /** The table of the marts as a relation of the connection. */
  Element relation(String table) {
    return Element.of("relation")
        .with("connection", connectionName())
        .with("name", identifier(table))
        .with("table", "[%s].[%s]".formatted(schema(), identifier(table)))
        .with("type", "table");
  }
}
