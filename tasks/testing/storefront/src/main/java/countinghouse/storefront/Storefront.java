package countinghouse.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.Chance;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.http.Faults;
import countinghouse.storefront.http.Handler;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import countinghouse.storefront.http.Server;
import countinghouse.storefront.square.SquareApi;
import countinghouse.storefront.truth.TruthFiles;
import countinghouse.storefront.woocommerce.Keys;
import countinghouse.storefront.woocommerce.WooCommerceApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A running storefront: one business, both APIs on one loopback port, a clock that can be moved on,
 * planned faults, and the truth in a folder. Safe for many readers; moving the clock waits for
 * them.
 */
public final class Storefront implements AutoCloseable {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Business business;
  private final TruthFiles truth;
  private final Faults faults = new Faults();
  private final Keys keys;
  private final String accessToken;
  private final Handler shop;
  private final Handler till;
  private final Server server;

  /**
   * What a storefront is started with.
   *
   * @param days how many days have been played at the start
   * @param port 0 for any free one
   * @param truth the folder of the truth
   */
  public record Options(
      long seed,
      LocalDate start,
      int days,
      double scale,
      int port,
      Path truth,
      String wooCommerceVersion) {}

  /**
   * Plays the days, writes the truth and begins to listen.
   *
   * @throws IOException when the port is taken or the truth cannot be written
   */
  public Storefront(Options options) throws IOException {
    business = new Business(options.seed(), options.start(), options.scale());
    business.playTo(BusinessTime.endOf(options.start().plusDays(options.days() - 1L)));
    truth = new TruthFiles(options.truth());
    truth.write(business);
    Chance secrets = Chance.of(options.seed(), "secrets");
    String hex = "0123456789abcdef";
    keys = new Keys("ck_" + secrets.token(40, hex), "cs_" + secrets.token(40, hex));
    accessToken = "EAAA" + secrets.token(60);
    shop = new WooCommerceApi(business, keys, options.wooCommerceVersion());
    till = new SquareApi(business, accessToken);
    server = new Server(options.port(), this::answer, faults);
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}; the base of both APIs. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The key and secret of the web shop. */
  public Keys keys() {
    return keys;
  }

  /** The access token of the till. */
  public String accessToken() {
    return accessToken;
  }

  /** The virtual now. */
  public Instant now() {
    lock.readLock().lock();
    try {
      return business.now();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Plays on to an instant and writes the truth anew.
   *
   * @throws UncheckedIOException when the truth cannot be written
   */
  public void playTo(Instant until) {
    change(() -> business.playTo(until));
  }

  private void change(Runnable what) {
    lock.writeLock().lock();
    try {
      what.run();
      truth.write(business);
    } catch (IOException e) {
      throw new UncheckedIOException("The truth could not be written", e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Plays whole days on: to ten minutes after the midnight so many days from now. */
  public void advance(int days) {
    playTo(BusinessTime.endOf(BusinessTime.dayOf(now()).plusDays(days - 1L)));
  }

  /**
   * Erases a person at both sources, now, and writes the truth anew.
   *
   * @param personId as {@code customers.csv} of the truth names the person
   * @throws UncheckedIOException when the truth cannot be written
   */
  public void erase(String personId) {
    change(() -> business.erase(personId));
  }

  /** The faults to come. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.close();
  }

  private Response answer(Request request) {
    if (request.path().startsWith("/storefront/")) {
      return control(request);
    }
    lock.readLock().lock();
    try {
      return request.path().startsWith("/v2/") ? till.answer(request) : shop.answer(request);
    } finally {
      lock.readLock().unlock();
    }
  }

  private Response control(Request request) {
    try {
      return switch (request.path()) {
        case "/storefront/clock" -> clock(request);
        case "/storefront/faults" -> faults(request);
        default -> refuse(404, "There is /storefront/clock and /storefront/faults");
      };
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return refuse(400, String.valueOf(e.getMessage()));
    }
  }

  private Response clock(Request request) throws JsonProcessingException {
    if (request.method().equals("POST")) {
      move(Response.read(request.body()));
    }
    return Response.json(200, clock());
  }

  private Response faults(Request request) throws JsonProcessingException {
    if (request.method().equals("POST")) {
      faults.plan(Response.read(request.body()));
    } else if (request.method().equals("DELETE")) {
      faults.clear();
    }
    return Response.json(200, faults.json());
  }

  private void move(JsonNode order) {
    if (order.hasNonNull("now")) {
      playTo(Instant.parse(order.get("now").asText()));
    } else {
      advance(order.path("advance_days").asInt(1));
    }
  }

  private ObjectNode clock() {
    Instant now = now();
    return JsonNodeFactory.instance
        .objectNode()
        .put("now", now.toString())
        .put("timezone", BusinessTime.ZONE.getId())
        .put("last_complete_day", BusinessTime.dayOf(now).minusDays(1).toString());
  }

  private static Response refuse(int status, String message) {
    return Response.json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }
}
