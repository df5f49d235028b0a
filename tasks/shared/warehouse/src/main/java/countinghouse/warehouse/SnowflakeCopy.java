package countinghouse.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Reads files of the lake from the stage that infra/snowflake/04-lake.sql makes above it. The rows
 * go into a temporary table that is new each time, so Snowflake's memory of files that were loaded,
 * which lasts 64 days and belongs to the table, never passes over one
 * (https://docs.snowflake.com/en/sql-reference/sql/copy-into-table); what was loaded is known to
 * {@code ops.load} alone. Which file a row came from, the option INCLUDE_METADATA writes beside it.
 *
 * @param dsl of the session whose tables they are
 * @param stage above the lake, with the lake's folder in it
 */
record SnowflakeCopy(DSLContext dsl, String stage) {
  /** As many files as one statement may name, of COPY and of INFER_SCHEMA. */
  private static final int MOST_FILES = 1_000;

  private static final String FORMAT = "staging.lake_parquet";
  private static final String LANDED_FROM = "landed_from";

  /**
   * The columns of files: MATCH_BY_COLUMN_NAME passes over those that a table lacks, in silence.
   */
  List<String> columns(Collection<LakeFile> files) {
    SequencedSet<String> columns = new LinkedHashSet<>();
    for (List<LakeFile> some : portions(files)) {
      dsl.fetch(
              """
              select column_name from table(infer_schema(
                location => '@%s/', file_format => '%s', files => (%s)))
              """
                  .formatted(stage, FORMAT, keys(some)))
          .forEach(row -> columns.add(row.get(0, String.class).toLowerCase(Locale.ROOT)));
    }
    return List.copyOf(columns);
  }

  /** Fills a temporary table with the wanted columns of files and their numbers. */
  void stage(String name, Map<Integer, LakeFile> files, List<Field<?>> wanted) {
    String landing = name + "_landing";
    dsl.execute(
        "create or replace temporary table %s (%s, %s varchar)"
            .formatted(
                landing,
                wanted.stream()
                    .map(field -> field.getName() + " " + type(field))
                    .collect(joining(", ")),
                LANDED_FROM));
    portions(files.values()).forEach(some -> copy(landing, some));
    number(name, landing, files, wanted);
    dsl.execute("drop table " + landing);
  }

  private String type(Field<?> field) {
    return field.getDataType().getCastTypeName(dsl.configuration());
  }

  private void copy(String landing, List<LakeFile> files) {
    dsl.execute(
        """
        copy into %s from @%s/
        files = (%s)
        file_format = (format_name = '%s')
        match_by_column_name = case_insensitive
        include_metadata = (%s = metadata$filename)
        on_error = abort_statement
        """
            .formatted(landing, stage, keys(files), FORMAT, LANDED_FROM));
  }

  /**
   * METADATA$FILENAME is the full path of the file; where that begins, the bucket or the stage, is
   * not documented, and how it ends is certain.
   */
  private void number(
      String name, String landing, Map<Integer, LakeFile> files, List<Field<?>> wanted) {
    dsl.execute(
        """
        create or replace temporary table %s as
        select %s, source.file_number
        from %s landed
        join (
          select path.%s, number.file_number
          from (select distinct %s from %s) path
          join (values %s) number (file_key, file_number)
            on path.%s = number.file_key or endswith(path.%s, '/' || number.file_key)
        ) source on source.%s = landed.%s
        """
            .formatted(
                name,
                wanted.stream().map(field -> "landed." + field.getName()).collect(joining(", ")),
                landing,
                LANDED_FROM,
                LANDED_FROM,
                landing,
                numbers(files),
                LANDED_FROM,
                LANDED_FROM,
                LANDED_FROM,
                LANDED_FROM));
  }

  private static String numbers(Map<Integer, LakeFile> files) {
    return files.entrySet().stream()
        .map(file -> "(%s, %d)".formatted(Snowflake.literal(file.getValue().key()), file.getKey()))
        .collect(joining(", "));
  }

  private static String keys(List<LakeFile> files) {
    return files.stream().map(file -> Snowflake.literal(file.key())).collect(joining(", "));
  }

  private static List<List<LakeFile>> portions(Collection<LakeFile> files) {
    List<LakeFile> all = new ArrayList<>(files);
    return Stream.iterate(0, first -> first < all.size(), first -> first + MOST_FILES)
        .map(first -> all.subList(first, Math.min(first + MOST_FILES, all.size())))
        .toList();
  }
}
