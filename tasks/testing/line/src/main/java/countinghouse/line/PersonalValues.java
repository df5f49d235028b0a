package countinghouse.line;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.testsupport.Everything;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * By what a person is reached or called, as a source spells it.
 *
 * @param texts e-mails, telephone numbers, and streets with their numbers
 * @param names first and last names, parted by a line break
 */
public record PersonalValues(NavigableSet<String> texts, NavigableSet<String> names) {
  private static final List<String> TEXTS =
      List.of("email", "email_address", "phone", "phone_number", "address_1", "address_line_1");

  /** None yet. */
  PersonalValues() {
    this(
        new TreeSet<>(String.CASE_INSENSITIVE_ORDER), new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
  }

  /** Adds what a record of a source says of its person. */
  void addRecord(JsonNode record) {
    Stream.of(record, record.path("billing"), record.path("shipping"), record.path("address"))
        .forEach(this::add);
  }

  private void add(JsonNode part) {
    TEXTS.stream()
        .map(field -> part.path(field).asText())
        .filter(text -> !text.isEmpty())
        .forEach(texts::add);
    String first = part.path("first_name").asText(part.path("given_name").asText());
    String last = part.path("last_name").asText(part.path("family_name").asText());
    if (!first.isEmpty() && !last.isEmpty()) {
      names.add(first + "\n" + last);
    }
  }

  /** Adds what another profile of the same person says. */
  void addAll(PersonalValues other) {
    texts.addAll(other.texts);
    names.addAll(other.names);
  }

  /** Takes away what somebody else is reached or called by too. */
  void removeAll(PersonalValues other) {
    texts.removeAll(other.texts);
    names.removeAll(other.names);
  }

  /** Whether the person has a name, an e-mail, a phone and a street that nobody else has. */
  public boolean areTelling() {
    return !names.isEmpty()
        && texts.stream().anyMatch(text -> text.contains("@"))
        && texts.stream().anyMatch(text -> text.matches("[-+() 0-9]{7,}"))
        && texts.stream().anyMatch(text -> text.matches("[0-9]+ .*\\p{L}.*"));
  }

  /** Those that stand in one of some texts. */
  public List<String> foundIn(Collection<String> lowerCaseTexts) {
    String everything = String.join("\n", lowerCaseTexts);
    List<String> found = new ArrayList<>();
    texts.stream().filter(text -> everything.contains(lower(text))).forEach(found::add);
    List<String> phrases = lowerCaseTexts.stream().filter(text -> text.contains(" ")).toList();
    names.stream()
        .filter(name -> {
          List<String> words = List.of(lower(name).split("\n"));
          return phrases.stream().anyMatch(phrase -> words.stream().allMatch(phrase::contains));
        })
        .forEach(found::add);
    return found;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The places at which any of it is found. */
  public List<String> foundIn(Everything everything) {
    List<String> found = new ArrayList<>();
    texts.forEach(text -> found.addAll(everything.holding(text)));
    names.forEach(name -> found.addAll(everything.rowsWithWords(name.split("\n"))));
    return found;
  }
}
