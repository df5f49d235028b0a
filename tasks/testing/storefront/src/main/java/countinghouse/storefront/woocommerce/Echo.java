package countinghouse.storefront.woocommerce;

/**
 * What the {@code Link} header adds to the parameters that were sent; each part ends in {@code &}.
 *
 * @param always added to every link
 * @param withRows added only when the collection has rows
 */
record Echo(String always, String withRows) {
  /** Nothing. */
  static final Echo NONE = new Echo("", "");

  /** Refunds. */
  static final Echo REFUNDS = new Echo("", "dp=2&");

  /** What a link says in a collection of so many rows. */
  String of(int total) {
    return total == 0 ? always : always + withRows;
  }
}
