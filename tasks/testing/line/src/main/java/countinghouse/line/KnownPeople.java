package countinghouse.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who the profiles of a simulated business belong to, and what staging says of them. */
public final class KnownPeople {
  private static final JsonMapper JSON = new JsonMapper();

  /** Every version of what the sources say, by the option that names its profile. */
  private static final String PROFILES =
      """
      select '--customer=woocommerce:' || id, payload from staging.woocommerce_customers
      union all
      select case when customer_id > 0 then '--customer=woocommerce:' || customer_id
        else '--order=woocommerce:' || id end, payload from staging.woocommerce_orders
      union all
      select '--customer=square:' || id, payload from staging.square_customers
      """;

  private final Path truth;
  private final Map<String, PersonalValues> profiles = new TreeMap<>();

  /** A line of the truth's {@code customers.csv}. */
  private record Row(
      String person, String wholesale, String accounts, String guestOrders, String tillProfiles) {
    static Row of(String line) {
      String[] cells = line.split(",", -1);
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    List<String> options() {
      return Stream.of(
              options("--customer=woocommerce:", accounts),
              options("--order=woocommerce:", guestOrders),
              options("--customer=square:", tillProfiles))
          .flatMap(it -> it)
          .toList();
    }

    private static Stream<String> options(String prefix, String ids) {
      return Stream.of(ids.split(";")).filter(id -> !id.isEmpty()).map(id -> prefix + id);
    }
  }

  /**
   * A person.
   *
   * @param id as the truth names the person
   * @param options by which erase-customer is told of every profile
   * @param values that are this person's and nobody else's
   */
  public record Person(String id, List<String> options, PersonalValues values) {}

  /**
   * Reads who is who, and a warehouse in which nobody was erased.
   *
   * @param truth the folder of the simulation's truth
   * @param warehouse {@code jdbc:duckdb:PATH}
   */
  public KnownPeople(Path truth, String warehouse) throws SQLException, JsonProcessingException {
    this.truth = truth;
    try (Connection connection = DriverManager.getConnection(warehouse);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PROFILES)) {
      while (rows.next()) {
        profiles
            .computeIfAbsent(rows.getString(1), profile -> new PersonalValues())
            .addRecord(JSON.readTree(rows.getString(2)));
      }
    }
  }

  /** By what anybody is reached or called. */
  public PersonalValues everybody() {
    PersonalValues all = new PersonalValues();
    profiles.values().forEach(all::addAll);
    return all;
  }

  /** Somebody with an account, orders as a guest, and a profile at the till. */
  public Person whoBuysInEveryWay() throws IOException {
    return first(row ->
        !row.accounts().isEmpty() && !row.guestOrders().isEmpty() && !row.tillProfiles().isEmpty());
  }

  /** Somebody with an account and a profile at the till. */
  public Person whoBuysInShopAndTill() throws IOException {
    return first(row -> !row.accounts().isEmpty() && !row.tillProfiles().isEmpty());
  }

  /** A wholesaler with an account and a profile at the till. */
  public Person wholesaler() throws IOException {
    return first(row ->
        row.wholesale().equals("true")
            && !row.accounts().isEmpty()
            && !row.tillProfiles().isEmpty());
  }

  private Person first(Predicate<Row> which) throws IOException {
    try (Stream<String> lines = Files.lines(truth.resolve("customers.csv"))) {
      return lines
          .skip(1)
          .map(Row::of)
          .filter(which)
          .map(row -> new Person(row.person(), row.options(), ownValues(row.options())))
          .filter(person -> person.values().areTelling())
          .findFirst()
          .orElseThrow();
    }
  }

  private PersonalValues ownValues(List<String> options) {
    PersonalValues own = new PersonalValues();
    List<PersonalValues> others = new ArrayList<>();
    profiles.forEach((option, values) -> {
      if (options.contains(option)) {
        own.addAll(values);
      } else {
        others.add(values);
      }
    });
    others.forEach(own::removeAll);
    return own;
  }
}
