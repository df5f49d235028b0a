package countinghouse.identity;

import countinghouse.star.ProfileKind;
import countinghouse.warehouse.Keys;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A customer profile of a source, or one order of a guest. One that is given several times, with
 * the values of several versions, is one all the same.
 *
 * @param key the key of the customer that this is when it is alone
 * @param source the source's name
 * @param kind the label of a {@link ProfileKind}
 * @param id customer id at the source; the order's id for a guest
 * @param createdAt when the source made it (UTC)
 * @param email as the source has it
 * @param phone as the source has it
 * @param familyName as the source has it
 */
public record Candidate(
    long key,
    String source,
    String kind,
    String id,
    @Nullable LocalDateTime createdAt,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String familyName) {

  /** A candidate whose key nobody has worked out yet. */
  public static Candidate of(
      String source,
      String kind,
      String id,
      @Nullable LocalDateTime createdAt,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String familyName) {
    return new Candidate(
        Keys.of(source, kind, id), source, kind, id, createdAt, email, phone, familyName);
  }

  boolean isGuest() {
    return kind.equals(ProfileKind.GUEST.label());
  }
}
