package countinghouse.erasecustomer;

import countinghouse.identity.Candidate;
import countinghouse.star.ProfileKind;
import countinghouse.warehouse.StagedHead;

/**
 * A profile at a source; an order of a guest is one.
 *
 * @param source the source's name
 * @param kind the label of a {@link ProfileKind}
 * @param id of the customer, or of the guest's order
 */
record Profile(String source, String kind, String id) {
  static Profile of(Candidate candidate) {
    return new Profile(candidate.source(), candidate.kind(), candidate.id());
  }

  /** The records that the profile itself is: a customer, or an order. */
  RecordId record() {
    StagedHead head = ProfileKind.of(kind).head();
    return new RecordId(source, head.sourceKind(), head.name(), id);
  }
}
