package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What Square is asked for, however many locations there are. */
final class ListingsProperties {
  @Property(tries = 60)
  void everyLocationIsAskedOfOnceTenAtATime(@ForAll @IntRange(max = 45) int count) {
    List<String> locations = IntStream.range(0, count).mapToObj(i -> "L" + i).toList();
    List<String> asked = new ArrayList<>();

    for (Listing listing : new Listings(locations).orderIds(ListingsTest.WINDOW)) {
      JsonNode ids = ListingsTest.body(listing).path("location_ids");
      assertThat(ids.size()).isBetween(1, 10);
      ids.forEach(id -> asked.add(id.asText()));
    }

    assertThat(asked).containsExactlyElementsOf(locations);
  }
}
