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

  /**
   * After WooCommerce's eraser (WC_Privacy_Erasers): texts are {@code [deleted]}, the e-mail is
   * nobody's, the digits of the phone are 0, state and country are empty; what was empty stays so.
   */
  public Address erased() {
    return new Address(
        deleted(firstName),
        deleted(lastName),
        deleted(company),
        deleted(line1),
        deleted(line2),
        deleted(city),
        "",
        deleted(postcode),
        "",
        email.isEmpty() ? "" : "deleted@site.invalid",
        phone.replaceAll("[0-9]", "0"));
  }

  private static String deleted(String text) {
    return text.isEmpty() ? "" : "[deleted]";
  }

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
