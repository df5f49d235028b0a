package countinghouse.storefront.business;

/**
 * A human being (or, for wholesale, a business with one buyer), known only to the truth.
 *
 * @param home name, street, canonical e-mail and canonical phone number
 */
public record Person(int number, Address home, boolean wholesale) {

  /** The person's name in the truth, such as P00042. */
  public String id() {
    return "P%05d".formatted(number);
  }
}
