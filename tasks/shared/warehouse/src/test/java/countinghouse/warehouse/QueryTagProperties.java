package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

final class QueryTagProperties {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void anyNamesMakeOneLineOfJsonThatSnowflakeTakes(
      @ForAll @StringLength(max = 3_000) String dag,
      @ForAll @StringLength(max = 3_000) String task,
      @ForAll @StringLength(max = 3_000) String run)
      throws JsonProcessingException {
    QueryTag tag = new QueryTag(Optional.of(dag), Optional.of(task), Optional.of(run));
    assertThat(tag.json()).hasSizeLessThanOrEqualTo(QueryTag.LONGEST).doesNotContain("\n", "\r");
    JsonNode read = JSON.readTree(tag.json());
    assertThat(read.get("task").asText()).isEqualTo(tag.task().orElseThrow());
    assertThat(read.get("run").asText()).isEqualTo(tag.run().orElseThrow());
  }
}
