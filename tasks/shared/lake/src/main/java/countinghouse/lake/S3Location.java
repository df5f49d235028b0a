package countinghouse.lake;

import java.net.URI;

/**
 * A place in a bucket.
 *
 * @param bucket its name
 * @param prefix what the keys of everything in this place begin with: empty, or with a {@code /} at
 *     its end
 */
record S3Location(String bucket, String prefix) {

  /** The place that {@code s3://bucket/prefix} names. */
  static S3Location of(URI address) {
    String path = address.getPath().replaceAll("^/+|/+$", "");
    return new S3Location(address.getHost(), path.isEmpty() ? "" : path + "/");
  }

  /** The key in the bucket of what has this key in the lake. */
  String keyOf(String key) {
    return prefix + key;
  }

  /** What the keys begin with of everything in a folder of the lake; the empty one is the lake. */
  String prefixOf(String folder) {
    return folder.isEmpty() ? prefix : keyOf(folder) + "/";
  }

  /** The key in the lake of what has this key in the bucket. */
  String keyInLake(String key) {
    return key.substring(prefix.length());
  }

  /** How a person finds what has this key in the lake. */
  String describe(String key) {
    return "s3://" + bucket + "/" + keyOf(key);
  }
}
