package countinghouse.erasecustomer;

import countinghouse.identity.Candidate;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Every profile with every e-mail, telephone number and name that any of its versions had: the
 * source has erased the person already, so the current versions tell nothing any more.
 *
 * @param warehouse whose staging is read
 */
record CandidateVersions(Warehouse warehouse) {
  private static final String CANDIDATES =
      """
      select distinct source_name, 'registered', cast(id as varchar),
        cast(date_created as timestamp), email, phone, last_name
      from ${staging}.woocommerce_customers
      union
      select distinct source_name, 'registered', cast(customer_id as varchar),
        cast(null as timestamp), cast(null as varchar), cast(null as varchar),
        cast(null as varchar)
      from ${staging}.woocommerce_orders
      where customer_id > 0
      union
      select distinct source_name, 'guest', cast(id as varchar), date_created,
        billing_email, billing_phone, billing_last_name
      from ${staging}.woocommerce_orders guest
      where not exists (
        select 1 from ${staging}.woocommerce_orders known
        where known.source_name = guest.source_name and known.id = guest.id
          and known.customer_id > 0)
      union
      select distinct source_name, 'till', id, created_at, email_address, phone_number,
        family_name
      from ${staging}.square_customers
      union
      select distinct source_name, 'till', customer_id, cast(null as timestamp),
        cast(null as varchar), cast(null as varchar), cast(null as varchar)
      from ${staging}.square_orders
      where customer_id <> ''
      order by 1, 2, 3, 4, 5, 6, 7
      """;

  /** The candidates, each once for every version that differs in these values. */
  List<Candidate> candidates() {
    return warehouse
        .dsl()
        .fetch(warehouse.schemas().namedIn(CANDIDATES))
        .map(row ->
            Candidate.of(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, LocalDateTime.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class)));
  }
}
