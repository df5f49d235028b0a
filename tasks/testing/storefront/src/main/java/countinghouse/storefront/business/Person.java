package countinghouse.storefront.business;

/**
 * A human being (or, for wholesale, a business with one buyer), known only to the truth.
 *
 * @param home name, street, canonical e-mail and canonical phone number
 */
public record Person(int number, Address home, boolean wholesale) {
  /** Whose an order is after its buyer was erased: nobody's any more. */
  public static final Person NOBODY = new Person(0, Address.NONE, false);

  /** The person's name in the truth, such as P00042. */
  public String id() {
    return "P%05d".formatted(number);
  }
}
