package countinghouse.semantics;

import java.util.Optional;

/**
 * How two tables belong together: {@code left.leftColumn = right.rightColumn}. Derived from the
 * foreign keys of {@link countinghouse.star.Star}.
 *
 * @param left the table with the foreign key: a fact, the view or a bridge
 * @param leftColumn its foreign key
 * @param right a dimension, or a bridge to one
 * @param rightColumn its key
 * @param cardinality rows of left to rows of right
 * @param isAlwaysMatched every row of left has one of right, so that an inner join loses nothing:
 *     checked before each publication. True of all, since unknown and not applicable are rows.
 * @param role why the table is joined when it is joined more than once, for example {@code paid}
 *     for {@code paid_date_key}; empty for the plain join
 * @param onlyWhere a column of right that is true in the rows to join; present where the key names
 *     all versions of a member, of which one is current. Whoever joins by the version's own key,
 *     which is the default, has the member as it was at the time.
 */
public record Relationship(
    String left,
    String leftColumn,
    String right,
    String rightColumn,
    Cardinality cardinality,
    boolean isAlwaysMatched,
    Optional<String> role,
    Optional<String> onlyWhere) {

  /** Rows of the left table to rows of the right one. */
  public enum Cardinality {
    MANY_TO_ONE,
    ONE_TO_MANY,
    MANY_TO_MANY
  }

  /** Whether it is the plain join to its table, neither in a role nor to current versions only. */
  public boolean isDefault() {
    return role.isEmpty() && onlyWhere.isEmpty();
  }
}
