package countinghouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.storefront.Storefront;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a shop of any number of orders until it is stopped. */
@Command(name = "pages", description = "Serves a shop of any number of orders until it is stopped.")
final class Pages implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SEED = 7;
  private static final int DAYS_OF_TEMPLATES = 30;

  @Option(names = "--orders", required = true, description = "How many.")
  private int orders;

  @Option(
      names = "--step-seconds",
      defaultValue = "60",
      description = "From one order to the next.")
  private long stepSeconds;

  @Option(names = "--start", defaultValue = "2024-01-01", description = "The first order's day.")
  private LocalDate start = LocalDate.EPOCH;

  @Option(names = "--folder", required = true, description = "For what is written meanwhile.")
  private Path folder = Path.of(".");

  @Option(names = "--ready-file", required = true, description = "Written when ready, as JSON.")
  private Path readyFile = Path.of("ready.json");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Storefront.Options options =
        new Storefront.Options(SEED, start, DAYS_OF_TEMPLATES, 1, 0, folder, "10.0.2");
    try (Storefront storefront = new Storefront(options)) {
      OrderPages pages =
          new OrderPages(
              templates(storefront),
              orders,
              start.atStartOfDay(ZoneOffset.UTC).toInstant(),
              stepSeconds);
      try (PageServer server = new PageServer(pages, storefront.url())) {
        writeReadyFile(storefront, server, pages);
        new CountDownLatch(1).await();
      }
    }
    return 0;
  }

  /** The first orders of the storefront that are sales. */
  private static List<OrderTemplate> templates(Storefront storefront)
      throws IOException, InterruptedException {
    String address =
        storefront.url() + "/wp-json/wc/v3/orders?per_page=100&status=completed&order=asc";
    String keys = storefront.keys().consumerKey() + ":" + storefront.keys().consumerSecret();
    String basic = Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Basic " + basic)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      List<OrderTemplate> templates = new ArrayList<>();
      for (JsonNode order : JSON.readTree(body)) {
        templates.add(OrderTemplate.of(order));
      }
      return templates;
    }
  }

  private void writeReadyFile(Storefront storefront, PageServer server, OrderPages pages)
      throws IOException {
    String ready =
        JSON.createObjectNode()
            .put("woocommerce_url", server.url())
            .put("consumer_key", storefront.keys().consumerKey())
            .put("consumer_secret", storefront.keys().consumerSecret())
            .put("first_day", start.toString())
            .put("last_order", pages.last().toString())
            .toString();
    Path temporary = Files.writeString(folder.resolve("ready.tmp"), ready);
    Files.move(temporary, readyFile, StandardCopyOption.ATOMIC_MOVE);
  }
}
