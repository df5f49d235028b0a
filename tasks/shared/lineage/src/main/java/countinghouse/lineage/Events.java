package countinghouse.lineage;

import countinghouse.taskkit.RunEvent;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskRun;
import countinghouse.taskkit.Window;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes OpenLineage's events of what happens to one run. */
final class Events {
  private static final String NAME = "COUNTINGHOUSE";

  /** An identifier of who speaks, as the specification demands one; not a page. */
  private static final URI PRODUCER = URI.create("urn:countinghouse");

  private final TaskRun run;
  private final UUID id;
  private final OpenLineage openLineage = new OpenLineage(PRODUCER);
  private final Datasets datasets;

  Events(TaskRun run, UUID id) {
    this.run = run;
    this.id = id;
    this.datasets = new Datasets(openLineage, run.settings());
  }

  OpenLineage.RunEvent of(RunEvent event) {
    return switch (event) {
      case RunEvent.Began began -> event(EventType.START, began.at(), facets().build()).build();
      case RunEvent.Done done -> done(done.at(), done.report());
      case RunEvent.Failed failed -> failed(failed.at(), failed.message());
      case RunEvent.Stopped stopped ->
          event(EventType.ABORT, stopped.at(), facets().build()).build();
    };
  }

  private OpenLineage.RunEvent done(Instant at, RunReport report) {
    OpenLineage.RunFacetsBuilder facets = facets();
    if (report.window() != null) {
      facets.nominalTime(nominal(report.window()));
    }
    return event(EventType.COMPLETE, at, facets.build())
        .inputs(report.inputs().stream().map(datasets::input).toList())
        .outputs(report.outputs().stream().map(datasets::output).toList())
        .build();
  }

  private OpenLineage.RunEvent failed(Instant at, String message) {
    OpenLineage.RunFacets facets =
        facets().errorMessage(openLineage.newErrorMessageRunFacet(message, "JAVA", null)).build();
    return event(EventType.FAIL, at, facets).build();
  }

  private OpenLineage.RunEventBuilder event(
      EventType type, Instant at, OpenLineage.RunFacets facets) {
    return openLineage
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(utc(at))
        .run(openLineage.newRun(id, facets))
        .job(openLineage.newJob(namespace(), jobName(), jobFacets()))
        .inputs(List.of())
        .outputs(List.of());
  }

  private OpenLineage.RunFacetsBuilder facets() {
    OpenLineage.RunFacetsBuilder facets =
        openLineage
            .newRunFacetsBuilder()
            .processing_engine(
                openLineage
                    .newProcessingEngineRunFacetBuilder()
                    .name("Countinghouse")
                    .version(run.version())
                    .build());
    Parent.facet(openLineage, run.lineage()).ifPresent(facets::parent);
    return facets;
  }

  private OpenLineage.JobFacets jobFacets() {
    return openLineage
        .newJobFacetsBuilder()
        .jobType(
            openLineage
                .newJobTypeJobFacetBuilder()
                .processingType("BATCH")
                .integration(NAME)
                .jobType("TASK")
                .build())
        .build();
  }

  private OpenLineage.NominalTimeRunFacet nominal(Window window) {
    return openLineage.newNominalTimeRunFacet(utc(window.from()), utc(window.to()));
  }

  private String namespace() {
    return Optional.ofNullable(run.lineage().get("OPENLINEAGE_NAMESPACE"))
        .filter(it -> !it.isBlank())
        .orElse("default");
  }

  /** Under Airflow the task's own name there, and the jar's, so that each head is a job. */
  private String jobName() {
    return run.settings()
        .optional(Setting.DAG)
        .map(dag -> dag + "." + run.settings().required(Setting.TASK) + "." + run.task())
        .orElse(run.task());
  }

  private static ZonedDateTime utc(Instant instant) {
    return instant.atZone(ZoneOffset.UTC);
  }
}
