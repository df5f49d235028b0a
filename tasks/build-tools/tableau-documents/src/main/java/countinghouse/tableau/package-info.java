/**
 * The star and its dashboards as Tableau reads them. {@link countinghouse.tableau.DataSource} makes
 * of the semantic model what a data source shows, {@link countinghouse.tableau.Dashboards} is what
 * {@code warehouse-schema/dashboards.yaml} says, {@link countinghouse.tableau.Documents} writes
 * both as files. Everything that is written is a function of the two: the same bytes each time.
 */
@NullMarked
package countinghouse.tableau;

import org.jspecify.annotations.NullMarked;
