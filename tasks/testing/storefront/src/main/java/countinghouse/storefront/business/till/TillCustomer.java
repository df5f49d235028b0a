package countinghouse.storefront.business.till;

import countinghouse.storefront.business.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer profile of the till; unknown parts are null.
 *
 * @param personId who it really is
 * @param source Square's creation source
 */
public record TillCustomer(
    String id,
    String personId,
    Instant created,
    Instant updated,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String company,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Address address,
    @Nullable String note,
    String source,
    boolean wholesale,
    int version) {

  /** The groups that it is in. */
  public List<CustomerGroup> groups() {
    List<CustomerGroup> groups = new ArrayList<>();
    if (note != null) {
      groups.add(CustomerGroup.REGULARS);
    }
    if (wholesale) {
      groups.add(CustomerGroup.WHOLESALE);
    }
    return groups;
  }

  /** After the staff wrote something down. */
  public TillCustomer noting(String text, Instant at) {
    return new TillCustomer(
        id,
        personId,
        created,
        at,
        givenName,
        familyName,
        company,
        email,
        phone,
        address,
        text,
        source,
        wholesale,
        version + 1);
  }
}
