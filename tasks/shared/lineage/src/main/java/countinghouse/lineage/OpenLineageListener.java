package countinghouse.lineage;

import countinghouse.taskkit.RunEvent;
import countinghouse.taskkit.RunListener;
import countinghouse.taskkit.TaskRun;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.utils.UUIDUtils;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passes the events of one run on by OpenLineage's client. */
public final class OpenLineageListener implements RunListener {
  private final Function<TaskRun, OpenLineageClient> clients;
  private final UUID id;
  private @Nullable OpenLineageClient client;

  /** For the service loader: the client of the environment, a new id. */
  public OpenLineageListener() {
    this(run -> Client.of(run.lineage()), UUIDUtils.generateNewUUID());
  }

  OpenLineageListener(Function<TaskRun, OpenLineageClient> clients, UUID id) {
    this.clients = clients;
    this.id = id;
  }

  @Override
  public void hear(RunEvent event) {
    if (client == null) {
      client = clients.apply(event.run());
    }
    client.emit(new Events(event.run(), id).of(event));
  }
}
