package countinghouse.lineage;

import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Settings;
import io.openlineage.client.OpenLineage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was read and written, with the facets that are known of it. */
final class Datasets {
  private final OpenLineage openLineage;
  private final Settings settings;

  Datasets(OpenLineage openLineage, Settings settings) {
    this.openLineage = openLineage;
    this.settings = settings;
  }

  OpenLineage.InputDataset input(Dataset dataset) {
    DatasetName name = DatasetName.of(dataset, settings);
    return openLineage
        .newInputDatasetBuilder()
        .namespace(name.namespace())
        .name(name.name())
        .facets(facets(dataset))
        .inputFacets(
            openLineage
                .newInputDatasetInputFacetsBuilder()
                .inputStatistics(
                    openLineage.newInputStatisticsInputDatasetFacet(
                        known(dataset.rows()), known(dataset.bytes()), null))
                .build())
        .build();
  }

  OpenLineage.OutputDataset output(Dataset dataset) {
    DatasetName name = DatasetName.of(dataset, settings);
    return openLineage
        .newOutputDatasetBuilder()
        .namespace(name.namespace())
        .name(name.name())
        .facets(facets(dataset))
        .outputFacets(
            openLineage
                .newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(
                    openLineage.newOutputStatisticsOutputDatasetFacet(
                        known(dataset.rows()), known(dataset.bytes()), null))
                .build())
        .build();
  }

  private OpenLineage.DatasetFacets facets(Dataset dataset) {
    OpenLineage.DatasetFacetsBuilder facets = openLineage.newDatasetFacetsBuilder();
    dataset
        .version()
        .ifPresent(it -> facets.version(openLineage.newDatasetVersionDatasetFacet(it)));
    if (!dataset.columns().isEmpty()) {
      facets.schema(
          openLineage.newSchemaDatasetFacet(dataset.columns().stream().map(this::column).toList()));
    }
    return facets.build();
  }

  private OpenLineage.SchemaDatasetFacetFields column(Dataset.Column column) {
    return openLineage
        .newSchemaDatasetFacetFieldsBuilder()
        .name(column.name())
        .type(column.type())
        .build();
  }

  private static @Nullable Long known(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }
}
