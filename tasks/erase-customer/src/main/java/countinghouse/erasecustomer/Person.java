package countinghouse.erasecustomer;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is to be erased.
 *
 * @param profiles why each belongs to the person, by profile
 * @param records everything that tells of the person
 */
record Person(SequencedMap<Profile, String> profiles, Set<RecordId> records) {

  /** How many records there are, by source and head. */
  Map<String, Long> counts() {
    return records.stream()
        .collect(
            groupingBy(record -> record.source() + " " + record.head(), TreeMap::new, counting()));
  }

  /** What is shown of the person: ids and reasons, nothing personal. */
  List<String> lines() {
    return profiles.entrySet().stream()
        .map(profile ->
            "  %s %s %s (%s)"
                .formatted(
                    profile.getKey().source(),
                    profile.getKey().kind(),
                    profile.getKey().id(),
                    profile.getValue()))
        .toList();
  }
}
