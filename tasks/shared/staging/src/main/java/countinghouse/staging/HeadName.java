package countinghouse.staging;

import countinghouse.lake.Manifest;

/**
 * One head of one source: what is locked, ordered and loaded together.
 *
 * @param source such as {@code woocommerce}
 * @param head such as {@code orders}
 */
public record HeadName(String source, String head) {
  static HeadName of(Manifest manifest) {
    return new HeadName(manifest.sourceName(), manifest.head());
  }

  @Override
  public String toString() {
    return source + "/" + head;
  }
}
