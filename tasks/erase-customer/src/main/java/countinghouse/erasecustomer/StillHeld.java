package countinghouse.erasecustomer;

import countinghouse.identity.Anonymised;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Record;

/**
 * Whether the sources still know the person, by what was read of them last. Erasing here what is
 * there still would only last until it is read again.
 *
 * @param warehouse whose staging is read
 */
record StillHeld(Warehouse warehouse) {
  private static final int SHOWN = 10;

  /** Records whose current version still says who the person is. */
  List<String> by(Person person) {
    List<String> held = new ArrayList<>();
    PersonVersions.bySourceAndHead(person.records())
        .forEach((head, ids) -> held.addAll(held(head, ids)));
    return held;
  }

  private List<String> held(RecordId head, Set<String> ids) {
    return new PersonVersions(warehouse)
        .current(head, ids).stream()
            .filter(StillHeld::saysWho)
            .map(row -> head.source() + " " + head.head() + " " + row.get("id", String.class))
            .sorted()
            .toList();
  }

  private static boolean saysWho(Record row) {
    return PersonVersions.CONTACT.stream()
        .filter(column -> row.field(column) != null)
        .anyMatch(column -> !Anonymised.is(row.get(column, String.class)));
  }

  /**
   * Refuses when there are any.
   *
   * @throws TaskFailure (65)
   */
  void demandNone(Person person) {
    List<String> held = by(person);
    if (!held.isEmpty()) {
      throw TaskFailure.data(
          "The source still holds the person, in %d records".formatted(held.size()),
          String.join(", ", held.subList(0, Math.min(SHOWN, held.size())))
              + (held.size() > SHOWN ? ", …" : ""),
          "Erase the person at the source first (WooCommerce: Tools → Erase Personal Data with"
              + " order data included, then delete the user; Square: delete the profile), run the"
              + " daily DAG so that it is read, then run this again");
    }
  }
}
