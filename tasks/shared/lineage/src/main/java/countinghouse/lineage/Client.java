package countinghouse.lineage;

import com.fasterxml.jackson.core.type.TypeReference;
import io.openlineage.client.Clients;
import io.openlineage.client.DefaultConfigPathProvider;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.OpenLineageConfig;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** The client that OpenLineage's settings ask for. */
final class Client {
  private Client() {}

  /** By a file {@code openlineage.yml}, else by the variables, as Airflow's provider has it. */
  static OpenLineageClient of(Map<String, String> environment) {
    DefaultConfigPathProvider files = new DefaultConfigPathProvider();
    if (files.getPaths().stream().anyMatch(Files::exists)) {
      return Clients.newClient(
          OpenLineageClientUtils.loadOpenLineageConfigYaml(files, new Plain()));
    }
    return Optional.ofNullable(environment.get("OPENLINEAGE_URL"))
        .filter(url -> !url.isBlank())
        .map(url -> byAddress(url, environment))
        .orElseGet(() ->
            Clients.newClient(
                OpenLineageClientUtils.loadOpenLineageConfigFromEnvVars(new Plain())));
  }

  /** The three short variables of OpenLineage's Python client, which its Java client lacks. */
  private static OpenLineageClient byAddress(String url, Map<String, String> environment) {
    HttpConfig http = new HttpConfig();
    http.setUrl(URI.create(url.strip()));
    Optional.ofNullable(environment.get("OPENLINEAGE_ENDPOINT")).ifPresent(http::setEndpoint);
    Optional.ofNullable(environment.get("OPENLINEAGE_API_KEY"))
        .filter(key -> !key.isBlank())
        .ifPresent(key -> http.setAuth(bearer(key)));
    return OpenLineageClient.builder()
        .transport(new HttpTransport(WaryHttp.client(), http))
        .build();
  }

  private static ApiKeyTokenProvider bearer(String key) {
    ApiKeyTokenProvider provider = new ApiKeyTokenProvider();
    provider.setApiKey(key.strip());
    return provider;
  }

  @SuppressWarnings("rawtypes") // the client's own type is recursive and offers no other way
  private static final class Plain extends TypeReference<OpenLineageConfig> {}
}
