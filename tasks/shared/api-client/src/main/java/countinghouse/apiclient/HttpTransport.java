package countinghouse.apiclient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client. It follows no redirect, so that credentials never travel to another host;
 * the time limit covers the body too, which the client's own limit does not.
 */
public final class HttpTransport implements Transport {
  private static final int DEFAULT_CAP = 64 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Duration timeout;
  private final int cap;

  /** Two minutes for an answer, at most 64 MiB of it. */
  public HttpTransport() {
    this(Duration.ofMinutes(2), DEFAULT_CAP);
  }

  /** Limits of one's own: for a whole answer, and for its decompressed bytes. */
  public HttpTransport(Duration timeout, int cap) {
    this.timeout = timeout;
    this.cap = cap;
  }

  @Override
  public Answer send(URI address, Map<String, String> headers, byte @Nullable [] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    headers.forEach(request::header);
    request.header("Accept-Encoding", "gzip");
    if (body != null) {
      request.POST(BodyPublishers.ofByteArray(body));
    }
    HttpResponse<byte[]> response = whole(request.build());
    return new Answer(response.statusCode(), firstValues(response), decompressed(response));
  }

  private HttpResponse<byte[]> whole(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, ignored -> new CappedBody(cap));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException trouble) {
        throw trouble;
      }
      throw new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static Map<String, String> firstValues(HttpResponse<byte[]> response) {
    return response.headers().map().entrySet().stream()
        .collect(
            Collectors.toMap(
                it -> it.getKey().toLowerCase(Locale.ROOT),
                it -> it.getValue().getFirst(),
                (first, second) -> first));
  }

  private byte[] decompressed(HttpResponse<byte[]> response) throws IOException {
    String encoding = response.headers().firstValue("content-encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("gzip") || response.body().length == 0) {
      return response.body();
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] bytes = stream.readNBytes(cap + 1);
      if (bytes.length > cap) {
        throw new BodyTooLargeException(cap);
      }
      return bytes;
    }
  }
}
