package countinghouse.semantics;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/**
 * How the files of {@code warehouse-schema} that people write in YAML are read into records: keys
 * in snake case, none that is not known, none twice, and none missing that is {@link Required}.
 */
public final class StrictYaml {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private StrictYaml() {}

  /**
   * Reads a text.
   *
   * @param name of the file that it stands in
   * @throws IllegalStateException when it cannot be understood; the message names file and line
   */
  public static <T> T read(String name, String yaml, Class<T> type) {
    try {
      return YAML.readValue(yaml, type);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalStateException(
          "%s:%d: \"%s\" is no key here; there are %s"
              .formatted(name, lineOf(e.getPropertyName(), yaml), e.getPropertyName(), known(e)),
          e);
    } catch (InvalidNullException e) {
      throw new IllegalStateException(
          "%s:%d: A key without a value: \"%s\""
              .formatted(name, e.getLocation().getLineNr(), e.getPropertyName().getSimpleName()),
          e);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw new IllegalStateException(
          "%s:%d: %s"
              .formatted(name, place == null ? 0 : place.getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  /** The parser has gone on by then, so the key is looked for. */
  private static int lineOf(String key, String yaml) {
    List<String> lines = yaml.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).contains(key + ":")) {
        return at + 1;
      }
    }
    return 0;
  }

  private static List<String> known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
  }
}
