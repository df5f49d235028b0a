package countinghouse.tableau;

import countinghouse.semantics.Hierarchy;
import countinghouse.semantics.Relationship;
import countinghouse.semantics.SemanticTable;
import countinghouse.semantics.SubjectArea;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a data source shows: one subject area, all its tables and their fields.
 *
 * @param area what it is about
 * @param tables the fact first, then what it is related to
 * @param relationships in the order of the model
 * @param fields columns in the order of the tables, then measures and calculations
 * @param hierarchies those of its dimensions
 * @param colours of values
 */
record DataSource(
    SubjectArea area,
    List<SemanticTable> tables,
    List<Relationship> relationships,
    List<Field> fields,
    List<Hierarchy> hierarchies,
    List<Colours> colours) {

  /**
   * Which value of a field has which colour, wherever it is coloured by.
   *
   * @param colours by value, for example #1d4f91
   */
  record Colours(FieldUse field, Map<String, String> colours) {
    /** Keeps the order. */
    Colours {
      colours = Collections.unmodifiableMap(new LinkedHashMap<>(colours));
    }
  }

  /** Copies the lists. */
  DataSource {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
    fields = List.copyOf(fields);
    hierarchies = List.copyOf(hierarchies);
    colours = List.copyOf(colours);
  }

  /**
   * Whether anything says that a field has a value: a calculation its formula, a column its
   * description or its colours. What no row can have would leave a sheet empty, and nobody told.
   */
  boolean knows(Field field, String value) {
    return field
            .formula()
            .or(field::description)
            .filter(
                text -> Pattern.compile("\\b" + Pattern.quote(value) + "\\b").matcher(text).find())
            .isPresent()
        || colours.stream()
            .filter(one -> one.field().field().key().equals(field.key()))
            .anyMatch(one -> one.colours().containsKey(value));
  }

  /** The same with a calculation more. */
  DataSource calculating(Field calculation) {
    return new DataSource(
        area,
        tables,
        relationships,
        Stream.concat(fields.stream(), Stream.of(calculation)).toList(),
        hierarchies,
        colours);
  }

  /** The same with columns shown in other formats, and with colours. */
  DataSource looking(Map<String, String> formats, List<Colours> more) {
    return new DataSource(
        area,
        tables,
        relationships,
        fields.stream()
            .map(field ->
                formats.containsKey(field.key())
                    ? field.formatted(formats.get(field.key()))
                    : field)
            .toList(),
        hierarchies,
        more);
  }

  /** Its name within a workbook; the caption is the area's. */
  String name() {
    return "federated." + area.name();
  }

  /** The name of a column's field. */
  static String fieldName(String table, String column) {
    return column + " (" + table + ")";
  }

  /** The field of a column. */
  Field column(String table, String column) {
    return find(table + "." + column).orElseThrow();
  }

  /** The field of a key, if it has one. */
  Optional<Field> find(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** The field of a name in formulas, if there is one. */
  Optional<Field> named(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The order of values that are not to be sorted by their own. */
  List<Sort> defaultSorts() {
    return fields.stream()
        .filter(field -> !field.isHidden())
        .flatMap(field -> defaultSort(FieldUse.of(field)).stream())
        .toList();
  }

  /** The order of a field's values, where it is not their own. */
  Optional<Sort> defaultSort(FieldUse use) {
    return use.field().sortBy().flatMap(this::find).map(by -> Sort.byColumn(use, by));
  }

  /** The id of a table's object in the graph of relationships. */
  String objectId(String table) {
    return table + "_" + NameId.digits(area.name() + "/" + table);
  }
}
