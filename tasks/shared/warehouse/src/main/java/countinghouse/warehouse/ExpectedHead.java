package countinghouse.warehouse;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import countinghouse.taskkit.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;

/**
 * A head that is read as long as its source is in use, whether or not any run of it was ever
 * committed: who asks only what was loaded never misses what never came.
 *
 * @param sourceName such as {@code woocommerce}
 * @param head such as {@code orders}
 */
public record ExpectedHead(String sourceName, String head) {
  /**
   * Tables of the heads that came with a later release. A warehouse of before has nothing of them
   * until the next extraction, and they only say more of what it has: they are expected from their
   * first run on.
   */
  private static final Set<String> ADDED_LATER = Set.of("square_customer_groups");

  /** The kinds of sources that are in use. */
  public static Set<String> kindsInUse(Settings settings) {
    return settings.sources(
        StagedHead.all().stream().map(StagedHead::sourceKind).collect(toCollection(TreeSet::new)));
  }

  /** Every head of every source of these kinds; a kind that never came is a source of its name. */
  public static List<ExpectedHead> of(DSLContext dsl, Set<String> kindsInUse) {
    Result<Record3<String, String, String>> loaded =
        dsl.selectDistinct(LOAD.SOURCE_KIND, LOAD.SOURCE_NAME, LOAD.HEAD).from(LOAD).fetch();
    Map<String, TreeSet<String>> names =
        loaded.stream()
            .collect(
                groupingBy(
                    row -> row.value1(), mapping(row -> row.value2(), toCollection(TreeSet::new))));
    Set<ExpectedHead> came =
        loaded.stream()
            .map(row -> new ExpectedHead(row.value2(), row.value3()))
            .collect(toUnmodifiableSet());
    return StagedHead.all().stream()
        .filter(head -> kindsInUse.contains(head.sourceKind()))
        .flatMap(head -> of(head, names.getOrDefault(head.sourceKind(), new TreeSet<>()), came))
        .toList();
  }

  private static Stream<ExpectedHead> of(
      StagedHead head, Set<String> names, Set<ExpectedHead> came) {
    boolean wasAddedLater = ADDED_LATER.contains(head.table().getName());
    return (names.isEmpty() ? Set.of(head.sourceKind()) : names)
        .stream()
            .map(name -> new ExpectedHead(name, head.name()))
            .filter(expected -> !wasAddedLater || came.contains(expected));
  }
}
