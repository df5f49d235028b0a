package countinghouse.lineage;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to a listener that may be anybody. OpenLineage's own client reads whatever a reply brings
 * into the task's memory, and waits and asks again for as long as it is told to.
 */
final class WaryHttp {
  /** Shorter than a task waits at its end, which is 3 seconds. */
  private static final Timeout PATIENCE = Timeout.ofSeconds(2);

  /** How much of a refusal is read, for a message. */
  private static final int LONGEST_REFUSAL = 4096;

  private WaryHttp() {}

  static CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(PATIENCE)
                        .setSocketTimeout(PATIENCE)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(PATIENCE)
                .setResponseTimeout(PATIENCE)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .addExecInterceptorFirst("short-replies", WaryHttp::withShortReply)
        .build();
  }

  /**
   * Of a success only the status counts, of a refusal how it begins as well. Whatever else is said
   * is never read: the connection is thrown away.
   */
  private static ClassicHttpResponse withShortReply(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ClassicHttpResponse response = chain.proceed(request, scope);
    HttpEntity reply = response.getEntity();
    byte[] beginning =
        reply == null || response.getCode() < HttpStatus.SC_REDIRECTION
            ? new byte[0]
            : reply.getContent().readNBytes(LONGEST_REFUSAL);
    response.setEntity(new ByteArrayEntity(beginning, ContentType.APPLICATION_JSON));
    scope.execRuntime.discardEndpoint();
    return response;
  }
}
