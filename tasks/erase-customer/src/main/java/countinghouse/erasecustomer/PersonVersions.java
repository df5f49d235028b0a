package countinghouse.erasecustomer;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Unqualified;
import countinghouse.warehouse.Warehouse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The versions of the person's records in staging.
 *
 * @param warehouse whose staging is read
 */
record PersonVersions(Warehouse warehouse) {
  private static final Field<String> SOURCE = field(name("source_name"), SQLDataType.VARCHAR);

  /** Everything that names, reaches or describes the person. */
  KnownValues knownValues(Collection<RecordId> records) {
    KnownValues values = new KnownValues();
    bySourceAndHead(records)
        .forEach((head, ids) -> versions(head, ids, DSL.noCondition()).forEach(values::add));
    return values;
  }

  /** The current versions of records that their source still has. */
  Result<Record> current(RecordId head, Set<String> ids) {
    return versions(
        head,
        ids,
        field(name("is_current_version"), SQLDataType.BOOLEAN)
            .isTrue()
            .and(field(name("is_deleted"), SQLDataType.BOOLEAN).isFalse()));
  }

  private Result<Record> versions(RecordId head, Set<String> ids, Condition condition) {
    StagedHead staged = StagedHead.of(head.sourceKind(), head.head()).orElseThrow();
    Field<Boolean> isCurrent =
        field(DSL.condition(CurrentVersions.IS_CURRENT)).as("is_current_version");
    return warehouse
        .dsl()
        .select(staged.table().fieldStream().<Field<?>>map(Unqualified::column).toList())
        .from(
            DSL.select(staged.table().fields())
                .select(isCurrent)
                .from(staged.table())
                .where(SOURCE.eq(head.source()))
                .and(field(name("id")).cast(SQLDataType.VARCHAR).in(ids))
                .asTable("versions"))
        .where(condition)
        .fetch();
  }

  /** The ids of records by what they are; the id of the key says nothing. */
  static Map<RecordId, Set<String>> bySourceAndHead(Collection<RecordId> records) {
    return records.stream()
        .collect(
            Collectors.groupingBy(
                record -> new RecordId(record.source(), record.sourceKind(), record.head(), ""),
                java.util.LinkedHashMap::new,
                Collectors.mapping(RecordId::id, Collectors.toSet())));
  }

  /** Columns by which a person is reached or called. */
  static final List<String> CONTACT =
      List.of(
          "billing_first_name",
          "billing_last_name",
          "billing_email",
          "billing_phone",
          "first_name",
          "last_name",
          "email",
          "phone",
          "given_name",
          "family_name",
          "email_address",
          "phone_number");
}
