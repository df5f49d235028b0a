package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.WithNull;

/** The key of any natural key, worked out in another way. */
final class KeysProperties {
  @Property
  void aKeyIsThatOfItsTextsByTheBook(
      @ForAll List<@WithNull(0.2) @StringLength(max = 20) String> parts)
      throws NoSuchAlgorithmException {
    String text =
        parts.stream()
            .map(part -> part == null ? "\u001e" : part)
            .collect(Collectors.joining("\u001f"));
    BigInteger md5 =
        new BigInteger(
            1, MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(BigInteger.valueOf(Keys.of(parts.toArray())))
        .isEqualTo(md5.mod(BigInteger.TWO.pow(63)));
  }
}
