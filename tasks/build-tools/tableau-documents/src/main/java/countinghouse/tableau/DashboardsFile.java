package countinghouse.tableau;

import countinghouse.semantics.ColumnType;
import countinghouse.semantics.Required;
import countinghouse.semantics.StrictYaml;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code warehouse-schema/dashboards.yaml} as it is written; what a key means stands there. */
record DashboardsFile(
    @Nullable List<Pattern> formats,
    @Nullable List<String> palette,
    @Nullable List<Colours> colours,
    @Nullable List<Calculation> calculations,
    @Required List<Sheet> sheets,
    @Required List<Dashboard> dashboards) {
  /** How values are drawn. */
  enum Mark {
    BAR,
    LINE,
    SQUARE,
    TEXT
  }

  record Pattern(@Required Entry field, @Required String pattern) {}

  record Colours(@Required Entry field, @Nullable Map<String, String> values) {}

  record Calculation(
      @Required Entry name,
      @Required String caption,
      @Required List<Entry> areas,
      @Required Entry formula,
      @Required ColumnType type,
      @Nullable Format format,
      @Nullable String folder,
      @Nullable Boolean hidden,
      @Required String description) {}

  record Sheet(
      @Required Entry name,
      @Required Entry area,
      @Required Mark mark,
      @Nullable List<Entry> columns,
      @Nullable List<Entry> rows,
      @Nullable Entry colour,
      @Nullable List<Entry> label,
      @Nullable List<Entry> measures,
      @Nullable List<Entry> lines,
      @Nullable List<Entry> tooltip,
      @Nullable List<Filter> filters,
      @Nullable Order sort,
      @Nullable Boolean scrolls,
      @Nullable String note,
      @Required String seen) {}

  record Filter(@Required Entry field, @Required List<String> is) {}

  record Order(@Required Entry field, @Required Entry by, boolean descending) {}

  record Dashboard(
      @Required Entry name,
      @Required int width,
      @Required String lead,
      @Nullable List<Entry> filters,
      @Required List<Row> rows) {}

  record Row(@Required int height, @Required List<Entry> sheets) {}

  static DashboardsFile of(String name, String yaml) {
    return StrictYaml.read(name, yaml, DashboardsFile.class);
  }
}
