package countinghouse.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code manifest.json}: what a {@link Manifest} looks like on disk. */
final class ManifestJson {
  static final int FORMAT_VERSION = 1;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ManifestJson() {}

  static void write(Path file, Manifest manifest) throws IOException {
    Files.write(file, MAPPER.writeValueAsBytes(manifest));
  }

  /**
   * Reads a manifest.
   *
   * @throws countinghouse.taskkit.TaskFailure 65 when the text is none, naming the file
   */
  static Manifest read(byte[] text, String where) {
    try {
      ObjectNode json = MAPPER.readValue(text, ObjectNode.class);
      json.withArray("replaces"); // almost no run replaces another, so few manifests have it
      Manifest manifest = MAPPER.treeToValue(json, Manifest.class);
      if (manifest.formatVersion() != FORMAT_VERSION || manifest.files().isEmpty()) {
        throw LakeFailure.broken(
            "A manifest has format "
                + manifest.formatVersion()
                + " and lists "
                + manifest.files().size()
                + " files; format 1 with files is expected",
            where);
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw LakeFailure.broken(
          "A manifest cannot be understood: " + e.getOriginalMessage(), where, e);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }
}
