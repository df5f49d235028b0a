package countinghouse.warehouse;

import countinghouse.taskkit.Identifier;
import countinghouse.taskkit.TaskFailure;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Everything in which one database engine truly differs from another. Every other statement is one
 * text that jOOQ renders for all of them, names unquoted.
 */
public sealed interface Engine permits DuckDb, Snowflake {

  /**
   * The deterministic 63-bit key of a natural key; {@link Keys#of} is the same in Java.
   *
   * @param parts text or integers; an instant goes in as {@link #epochMicros}
   * @throws IllegalArgumentException for a part of another type
   */
  Field<Long> key(Field<?>... parts);

  /** An instant (UTC) as microseconds since 1970, the form in which it may be part of a key. */
  Field<Long> epochMicros(Field<LocalDateTime> utc);

  /** What the clocks of the given zone show at an instant (UTC). */
  Field<LocalDateTime> businessTime(Field<LocalDateTime> utc, ZoneId zone);

  /** The calendar day that an instant (UTC) belongs to in the given zone. */
  default Field<LocalDate> businessDay(Field<LocalDateTime> utc, ZoneId zone) {
    return businessTime(utc, zone).cast(SQLDataType.LOCALDATE);
  }

  /** Midnights from one day to the other; negative when {@code to} is the earlier one. */
  default Field<Integer> daysBetween(Field<LocalDate> from, Field<LocalDate> to) {
    return DSL.field("cast(datediff('day', {0}, {1}) as integer)", SQLDataType.INTEGER, from, to);
  }

  /** The names of the columns that at least one of these Parquet files has, in lower case. */
  List<String> columns(DSLContext dsl, Collection<LakeFile> parquetFiles);

  /**
   * Makes Parquet files readable under one name until the session ends or the name is staged again:
   * the wanted columns of all files by name (one that a file lacks is null), and {@code
   * file_number}, the number it is given here. Outside of a transaction, which making a table may
   * end.
   *
   * @param wanted columns that at least one of the files has, with the types they are wanted in;
   *     others may be there too
   */
  void stage(
      DSLContext dsl, String name, Map<Integer, LakeFile> parquetFiles, List<Field<?>> wanted);

  /**
   * Adds rows to a table the fastest way the engine has, without holding all of them at once.
   *
   * @param rows each in the order of the table's columns; nothing is asked of the database while
   *     they are computed
   * @return how many there were
   */
  long append(DSLContext dsl, Table<?> table, Stream<List<@Nullable Object>> rows);

  /**
   * Whether a range of a column is read faster where the rows were written in its order, by more
   * than the sorting costs.
   */
  boolean rewardsWrittenOrder();

  /** Creates an empty schema. */
  void createSchema(DSLContext dsl, String schema);

  /** Drops a schema with everything in it; does nothing when there is none. */
  default void dropSchema(DSLContext dsl, String schema) {
    dsl.execute("drop schema if exists " + Identifier.check(schema) + " cascade");
  }

  /** Does some work while unqualified names mean this schema. */
  void inSchema(DSLContext dsl, String schema, Runnable work);

  /** Whether there is a table of this name, or a view. */
  boolean hasTable(DSLContext dsl, String schema, String table);

  /**
   * Tables and columns that schemas ought to have and do not, since somebody took them away by
   * hand: {@code staging.square_orders}, or {@code staging.square_orders.state}. Empty where only
   * the tasks may.
   *
   * @param tables by their schema
   */
  List<String> missing(DSLContext dsl, Map<String, List<Table<?>>> tables);

  /** The schemas whose names begin so. */
  List<String> schemas(DSLContext dsl, String prefix);

  /**
   * Declares keys of the new tables of a build, where declaring them costs nothing and promises
   * nothing; elsewhere it does nothing.
   *
   * @param keys primary keys before those that refer to them
   */
  void declareKeys(DSLContext dsl, String schema, List<TableKey> keys);

  /**
   * Lets the optimizer trust declared keys, after an audit has proven them. Doing it twice changes
   * nothing.
   */
  void relyOnKeys(DSLContext dsl, String schema, List<TableKey> keys);

  /**
   * Lets those who read the published marts read a build as well, after its audit. Doing it twice
   * changes nothing.
   */
  void admitReaders(DSLContext dsl, String schema);

  /**
   * Makes the published marts equal to a build, inside the caller's transaction, which some engines
   * end here: readers see the old ones whole, or the new ones whole.
   *
   * @param schema of the build, which is left as it is, gone, or holds the old marts
   */
  void switchMarts(Warehouse warehouse, String schema);

  /** The file that readers open, when they do not read the warehouse itself. */
  Optional<ReadersFile> readersFile(Warehouse warehouse);

  /** A name that was written without quotes, as the engine keeps it. */
  String inCatalog(String name);

  /**
   * The other way: a name that the engine tells, of a column of a result too, as it was written.
   */
  String asWritten(String name);

  /** What the placeholders of the files of {@code warehouse-schema} stand for. */
  Map<String, String> placeholders();

  /**
   * The failure to report when the engine itself is behind an exception: it cannot be reached, or
   * refuses what we are or ask. Nothing for all others.
   *
   * @param where the warehouse, for the message
   */
  Optional<TaskFailure> failure(Throwable e, String where);

  /** Whether a backslash in a text means more than itself. */
  boolean escapesBackslashes();

  /** Whether another transaction changed the same rows first, so that trying again may help. */
  boolean isConflict(Exception e);

  /** Whether a value broke what its column demands: missing, or not of its type. */
  boolean isBadValue(Exception e);

  /** A column of the database's own catalogue, in the case in which it is written there. */
  static Field<String> catalogField(String name) {
    return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
  }
}
