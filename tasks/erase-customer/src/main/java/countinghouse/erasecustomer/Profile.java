package countinghouse.erasecustomer;

import countinghouse.identity.Candidate;

/**
 * A profile at a source; an order of a guest is one.
 *
 * @param source the source's name
 * @param kind registered, guest or till
 * @param id of the customer, or of the guest's order
 */
record Profile(String source, String kind, String id) {
  static Profile of(Candidate candidate) {
    return new Profile(candidate.source(), candidate.kind(), candidate.id());
  }

  /** The records that the profile itself is: a customer, or an order. */
  RecordId record() {
    return switch (kind) {
      case Candidate.GUEST -> new RecordId(source, "woocommerce", "orders", id);
      case Candidate.REGISTERED -> new RecordId(source, "woocommerce", "customers", id);
      default -> new RecordId(source, "square", "customers", id);
    };
  }
}
