package countinghouse.extractsquare;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.extraction.Content;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.taskkit.PackagedFiles;

/**
 * Heads of Square-Version 2025-08-20, whose fields stand in {@code known-fields/}, one file a head.
 */
final class SquareMapping {
  private SquareMapping() {}

  /**
   * A head without children yet.
   *
   * @param secret fields that never enter the lake, or that belong to another head
   * @param changing fields whose change alone makes no new version
   */
  static HeadMapping of(EntityMapping mapping, FieldPaths secret, FieldPaths changing) {
    Content content = Content.without(secret, changing);
    return HeadMapping.of("square", mapping, content, knownFields(mapping.entity().name()));
  }

  private static FieldPaths knownFields(String head) {
    String text = PackagedFiles.read(SquareMapping.class, "known-fields/" + head + ".txt");
    return FieldPaths.of(text.lines().toList());
  }
}
