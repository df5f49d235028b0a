package countinghouse.tableau;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/**
 * Ids that Tableau makes at random, made of names instead (RFC 9562, version 5): the same name has
 * the same id in every build.
 */
final class NameId {
  private static final UUID NAMESPACE = UUID.fromString("6f9d0b1e-5c0a-4f57-9d4c-2b8a1f3e7c11");

  private NameId() {}

  /** For example {@code {891FF84E-5FB7-5AE6-8B29-5BEECE50BAD5}}. */
  static String braced(String name) {
    return "{" + of(name).toString().toUpperCase(Locale.ROOT) + "}";
  }

  /** 32 digits, for example of {@code sales_movement_DDC89C913A7557479DCFCA160131B4D3}. */
  static String digits(String name) {
    return of(name).toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  static UUID of(String name) {
    ByteBuffer hash =
        ByteBuffer.wrap(
            sha1(
                ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array(),
                name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
