package countinghouse.tableau;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.semantics.ColumnType;
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
    @JsonProperty(required = true) List<Sheet> sheets,
    @JsonProperty(required = true) List<Dashboard> dashboards) {
  private static final ObjectMapper YAML =
      StrictYaml.reader().defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)).build();

  /** How values are drawn. */
  enum Mark {
    BAR,
    LINE,
    SQUARE,
    TEXT
  }

  record Pattern(
      @JsonProperty(required = true) Entry field, @JsonProperty(required = true) String pattern) {}

  record Colours(
      @JsonProperty(required = true) Entry field, @Nullable Map<String, String> values) {}

  record Calculation(
      @JsonProperty(required = true) Entry name,
      @JsonProperty(required = true) String caption,
      @JsonProperty(required = true) List<Entry> areas,
      @JsonProperty(required = true) Entry formula,
      @JsonProperty(required = true) ColumnType type,
      @Nullable Format format,
      @Nullable String folder,
      @Nullable Boolean hidden,
      @JsonProperty(required = true) String description) {}

  record Sheet(
      @JsonProperty(required = true) Entry name,
      @JsonProperty(required = true) Entry area,
      @JsonProperty(required = true) Mark mark,
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
      @JsonProperty(required = true) String seen) {}

  record Filter(
      @JsonProperty(required = true) Entry field, @JsonProperty(required = true) List<String> is) {}

  record Order(
      @JsonProperty(required = true) Entry field,
      @JsonProperty(required = true) Entry by,
      boolean descending) {}

  record Dashboard(
      @JsonProperty(required = true) Entry name,
      @JsonProperty(required = true) int width,
      @JsonProperty(required = true) String lead,
      @Nullable List<Entry> filters,
      @JsonProperty(required = true) List<Row> rows) {}

  record Row(
      @JsonProperty(required = true) int height,
      @JsonProperty(required = true) List<Entry> sheets) {}

  static DashboardsFile of(String yaml) throws JsonProcessingException {
    return YAML.readValue(yaml, DashboardsFile.class);
  }
}
