package countinghouse.lineage;

import io.openlineage.client.OpenLineage;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that started this one, as Airflow's provider hands it over: {@code namespace/job/run}. The
 * namespace itself may hold slashes.
 */
record Parent(String namespace, String job, UUID run) {
  private static final String PARENT = "OPENLINEAGE_PARENT_ID";
  private static final String ROOT = "OPENLINEAGE_ROOT_PARENT_ID";

  /** The facet of the run that started this one, and of the whole that it belongs to. */
  static Optional<OpenLineage.ParentRunFacet> facet(
      OpenLineage openLineage, Map<String, String> environment) {
    return named(environment, PARENT).map(parent -> parent.asFacet(openLineage, environment));
  }

  private OpenLineage.ParentRunFacet asFacet(
      OpenLineage openLineage, Map<String, String> environment) {
    Parent root = named(environment, ROOT).orElse(this);
    return openLineage
        .newParentRunFacetBuilder()
        .run(openLineage.newParentRunFacetRunBuilder().runId(run).build())
        .job(openLineage.newParentRunFacetJobBuilder().namespace(namespace).name(job).build())
        .root(
            openLineage
                .newParentRunFacetRootBuilder()
                .run(openLineage.newRootRunBuilder().runId(root.run).build())
                .job(
                    openLineage
                        .newRootJobBuilder()
                        .namespace(root.namespace)
                        .name(root.job)
                        .build())
                .build())
        .build();
  }

  private static Optional<Parent> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isBlank())
        .map(text -> parsed(variable, text.strip()));
  }

  private static Parent parsed(String variable, String text) {
    int beforeRun = text.lastIndexOf('/');
    int beforeJob = text.lastIndexOf('/', beforeRun - 1);
    if (beforeJob < 1) {
      throw new IllegalArgumentException(variable + " is not namespace/job/run: " + text);
    }
    return new Parent(
        text.substring(0, beforeJob),
        text.substring(beforeJob + 1, beforeRun),
        UUID.fromString(text.substring(beforeRun + 1)));
  }
}
