package countinghouse.storefront.business;

/** A postal address with whom to reach there; every part may be empty. */
public record Address(
    String firstName,
    String lastName,
    String company,
    String line1,
    String line2,
    String city,
    String state,
    String postcode,
    String country,
    String email,
    String phone) {

  /** Nothing known. */
  public static final Address NONE = new Address("", "", "", "", "", "", "", "", "", "", "");

  /** The same address reached by another spelling of e-mail and phone. */
  public Address reachedBy(String otherEmail, String otherPhone) {
    return new Address(
        firstName,
        lastName,
        company,
        line1,
        line2,
        city,
        state,
        postcode,
        country,
        otherEmail,
        otherPhone);
  }

  /** The same person at another street. */
  public Address movedTo(String street) {
    return new Address(
        firstName, lastName, company, street, "", city, state, postcode, country, email, phone);
  }
}
