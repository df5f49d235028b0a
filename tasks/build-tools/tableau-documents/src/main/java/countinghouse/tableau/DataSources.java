package countinghouse.tableau;

import countinghouse.semantics.Aggregation;
import countinghouse.semantics.Formula;
import countinghouse.semantics.GeographicRole;
import countinghouse.semantics.Hierarchy;
import countinghouse.semantics.Measure;
import countinghouse.semantics.NumberFormat;
import countinghouse.semantics.Relationship;
import countinghouse.semantics.Role;
import countinghouse.semantics.SemanticColumn;
import countinghouse.semantics.SemanticModel;
import countinghouse.semantics.SemanticTable;
import countinghouse.semantics.SubjectArea;
import countinghouse.star.StarTable.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes of the semantic model a data source for each subject area. */
final class DataSources {
  /** A sum of such a table's own numbers is one of the measures, or wrong. */
  private static final Set<Kind> MEASURED = Set.of(Kind.FACT, Kind.VIEW);

  /** A number that is a name, such as a year, has no comma in it. */
  static final String PLAIN_NUMBER = "*0";

  private final SemanticModel model;

  DataSources(SemanticModel model) {
    this.model = model;
  }

  /** One for each subject area, in the order of the model, and one for the build's stamp. */
  List<DataSource> all() {
    return Stream.concat(model.subjectAreas().stream(), stamp()).map(this::of).toList();
  }

  /** The stamp is related to nothing, and an analyst's only where a page tells of the build. */
  private Stream<SubjectArea> stamp() {
    return model.tables().stream()
        .filter(table -> table.kind() == Kind.STAMP)
        .map(table -> new SubjectArea("build", table.caption(), table.name(), table.grain()));
  }

  private DataSource of(SubjectArea area) {
    List<Relationship> relationships = relationships(area);
    List<SemanticTable> tables =
        Stream.concat(Stream.of(area.fact()), relationships.stream().map(Relationship::right))
            .distinct()
            .map(model::table)
            .toList();
    List<Hierarchy> hierarchies =
        tables.stream().flatMap(table -> model.hierarchiesOf(table.name()).stream()).toList();
    return new DataSource(
        area, tables, relationships, fields(area, tables), hierarchies, List.of());
  }

  /** What the fact leads to, and what that leads to. */
  private List<Relationship> relationships(SubjectArea area) {
    List<Relationship> found = new ArrayList<>(plain(area.fact()));
    for (Relationship near : List.copyOf(found)) {
      found.addAll(plain(near.right()));
    }
    return found;
  }

  private List<Relationship> plain(String table) {
    return model.relationshipsFrom(table).stream().filter(Relationship::isDefault).toList();
  }

  private List<Field> fields(SubjectArea area, List<SemanticTable> tables) {
    Stream<Field> columns =
        tables.stream()
            .flatMap(table -> table.columns().stream().map(column -> field(table, column)));
    Stream<Field> measures = model.measuresOf(area.fact()).stream().map(DataSources::field);
    List<Field> all = Stream.concat(columns, measures).toList();
    Map<String, Integer> seen = new HashMap<>();
    shown(all).forEach(field -> seen.merge(field.caption(), 1, Integer::sum));
    return all.stream()
        .map(field -> seen.getOrDefault(field.caption(), 0) > 1 ? withTable(field, tables) : field)
        .toList();
  }

  private static Stream<Field> shown(List<Field> fields) {
    return fields.stream().filter(field -> !field.isHidden());
  }

  /** A caption that two fields have names the table, too, unless it is the fact's or a measure. */
  private static Field withTable(Field field, List<SemanticTable> tables) {
    return tables.stream()
        .skip(1)
        .filter(table -> field.key().startsWith(table.name() + "."))
        .findFirst()
        .map(table -> field.captioned(field.caption() + " (" + table.caption() + ")"))
        .orElse(field);
  }

  private static Field field(SemanticTable table, SemanticColumn column) {
    boolean isSummedElsewhere = column.role() == Role.MEASURE && MEASURED.contains(table.kind());
    return new Field(
        table.name() + "." + column.name(),
        DataSource.fieldName(table.name(), column.name()),
        column.caption(),
        DataType.of(column.type()),
        column.role(),
        column.aggregation(),
        Optional.empty(),
        false,
        column.format().map(DataSources::format).or(() -> plainNumber(column)),
        column.folder().orElse(table.caption()),
        column.geographicRole().map(DataSources::semanticRole),
        column.sortBy().map(other -> table.name() + "." + other),
        Optional.of(column.description()),
        column.isHidden() || isSummedElsewhere);
  }

  private static Field field(Measure measure) {
    return new Field(
        measure.name(),
        measure.name(),
        measure.caption(),
        measure.formula() instanceof Formula.Aggregate aggregate
                && aggregate.function() == Formula.Function.COUNT
            ? DataType.INTEGER
            : DataType.REAL,
        Role.MEASURE,
        Aggregation.NONE,
        Optional.of(
            new Calculation(column -> DataSource.fieldName(measure.table(), column))
                .of(measure.formula())),
        true,
        Optional.of(format(measure.format())),
        measure.folder(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            measure.description() + measure.caveat().map(caveat -> " " + caveat).orElse("")),
        false);
  }

  private static String format(NumberFormat format) {
    return Format.of(format).written();
  }

  private static Optional<String> plainNumber(SemanticColumn column) {
    boolean isName =
        column.role() == Role.DIMENSION && DataType.of(column.type()) == DataType.INTEGER;
    return isName ? Optional.of(PLAIN_NUMBER) : Optional.empty();
  }

  private static String semanticRole(GeographicRole role) {
    return switch (role) {
      case COUNTRY -> "[Country].[ISO3166_2]";
      case STATE -> "[State].[Name]";
      case CITY -> "[City].[Name]";
    };
  }
}
