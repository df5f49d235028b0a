package countinghouse.buildmarts.customer;

import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_CANDIDATE;
import static countinghouse.warehouse.tables.conformed.Tables.JOINED_CANDIDATE;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import countinghouse.buildmarts.table.ComputedTable;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.identity.Candidate;
import countinghouse.identity.CustomerIdentity;
import countinghouse.identity.Membership;
import countinghouse.identity.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One row per customer candidate that belongs to the customer of another candidate: whose it is,
 * and why. Joining profiles by what they share is no select, so {@link CustomerIdentity} does it.
 */
public final class JoinedCandidate implements ComputedTable {
  private final Inputs inputs;

  /** Candidates joined by these inputs' block list. */
  public JoinedCandidate(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return JOINED_CANDIDATE;
  }

  @Override
  public Stream<List<@Nullable Object>> rows(DSLContext dsl) {
    return new CustomerIdentity(inputs.rules().blockedIdentities())
        .of(candidates(dsl)).stream()
            .filter(membership -> membership.rule() != Rule.FIRST)
            .map(JoinedCandidate::row);
  }

  /** First seen first, which spares the identity a long sort; never all rows as records at once. */
  private static List<Candidate> candidates(DSLContext dsl) {
    return dsl.select(
            CUSTOMER_CANDIDATE.CANDIDATE_KEY,
            CUSTOMER_CANDIDATE.SOURCE_NAME,
            CUSTOMER_CANDIDATE.PROFILE_KIND,
            CUSTOMER_CANDIDATE.CANDIDATE_ID,
            CUSTOMER_CANDIDATE.CREATED_AT,
            CUSTOMER_CANDIDATE.EMAIL,
            CUSTOMER_CANDIDATE.PHONE,
            CUSTOMER_CANDIDATE.FAMILY_NAME)
        .from(CUSTOMER_CANDIDATE)
        .orderBy(CUSTOMER_CANDIDATE.CREATED_AT.nullsLast())
        .collect(mapping(Records.mapping(Candidate::new), toList()));
  }

  private static List<@Nullable Object> row(Membership membership) {
    return List.of(
        membership.candidate().key(),
        membership.durableKey(),
        membership.rule().text(),
        membership.rule().confidence());
  }
}
