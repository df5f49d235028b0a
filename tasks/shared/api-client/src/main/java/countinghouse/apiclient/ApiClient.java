package countinghouse.apiclient;

import countinghouse.apiclient.Outcome.Answered;
import countinghouse.apiclient.Outcome.Kind;
import countinghouse.apiclient.Outcome.Trouble;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one source, one request at a time, and asks again where that can help: 408, 425, 429,
 * 5xx, broken connections, time-outs, HTML or truncated JSON behind a 200. What cannot heal ends at
 * once as a {@link TaskFailure}: 401/403 refused, redirects and TLS configuration, bounds exceeded
 * data.
 */
public final class ApiClient {
  private final Source source;
  private final Transport transport;
  private final RetryPolicy policy;
  private final Timing timing;
  private final Log log;
  private final Judge judge;
  private final UnaryOperator<Request> smaller;
  private Instant notBefore = Instant.MIN;
  private long requests;
  private long bytes;

  /** A client whose requests cannot be made smaller. */
  public ApiClient(Source source, Transport transport, RetryPolicy policy, Timing timing, Log log) {
    this(source, transport, policy, timing, log, UnaryOperator.identity());
  }

  /**
   * A client.
   *
   * @param smaller makes a request smaller after a 5xx or a time-out, such as by halving its page
   */
  public ApiClient(
      Source source,
      Transport transport,
      RetryPolicy policy,
      Timing timing,
      Log log,
      UnaryOperator<Request> smaller) {
    this.source = source;
    this.transport = transport;
    this.policy = policy;
    this.timing = timing;
    this.log = log;
    this.smaller = smaller;
    judge = new Judge(source, timing.clock(), log);
  }

  /**
   * Asks until there is a success.
   *
   * @throws TaskFailure 75 when the budget is spent; 77 on 401 and 403; 78 on 404 and redirects; 65
   *     on other refusals
   */
  public Response send(Request request) {
    Response response = probe(request);
    if (!response.isSuccess()) {
      throw judge.refusal(response);
    }
    return response;
  }

  /**
   * Asks until there is an answer, which may be a 4xx other than 401, 403, 408, 425 and 429; for
   * finding out what a source can do.
   */
  public Response probe(Request request) {
    try {
      return patiently(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TaskFailure.temporary(
          "The task was stopped while it waited for the source",
          source.name() + ", " + request,
          "Run it again",
          e);
    }
  }

  /** The failure that an answer to {@link #probe} stands for, when its error is no expected one. */
  public TaskFailure refusal(Response response) {
    return judge.refusal(response);
  }

  /** Requests sent so far, every attempt counted. */
  public long requests() {
    return requests;
  }

  /** Body bytes received so far, after decompression. */
  public long bytes() {
    return bytes;
  }

  private Response patiently(Request request) throws InterruptedException {
    Instant deadline = timing.clock().instant().plus(policy.budget());
    Request current = request;
    for (int attempt = 1; ; attempt++) {
      switch (attempt(current)) {
        case Answered(Response response) -> {
          return response;
        }
        case Trouble trouble -> {
          waitOrGiveUp(current, trouble, attempt, deadline);
          current = trouble.kind() == Kind.ASK_LESS ? smaller.apply(current) : current;
        }
      }
    }
  }

  private Outcome attempt(Request request) throws InterruptedException {
    pace();
    requests++;
    try {
      Transport.Answer answer =
          transport.send(source.resolve(request.target()), headers(request), body(request));
      bytes += answer.body().length;
      return judge.answered(request, answer);
    } catch (IOException e) {
      return judge.failed(request, e);
    }
  }

  private void waitOrGiveUp(Request request, Trouble trouble, int attempt, Instant deadline)
      throws InterruptedException {
    Duration delay = policy.delayAfter(attempt, timing.random());
    Duration wait = trouble.wanted().filter(it -> it.compareTo(delay) > 0).orElse(delay);
    boolean tooLate = timing.clock().instant().plus(wait).isAfter(deadline);
    boolean hopeless =
        trouble.kind() == Kind.UNREACHABLE && attempt >= RetryPolicy.ATTEMPTS_WHEN_UNREACHABLE;
    if (tooLate || hopeless) {
      throw judge.givenUp(request, trouble, attempt);
    }
    log.warn(
        "asking again",
        "why",
        trouble.why(),
        "request",
        request,
        "attempt",
        attempt,
        "wait_seconds",
        wait.toMillis() / 1000.0);
    timing.sleeper().sleep(wait);
  }

  private void pace() throws InterruptedException {
    Instant now = timing.clock().instant();
    if (now.isBefore(notBefore)) {
      timing.sleeper().sleep(Duration.between(now, notBefore));
    }
    notBefore = timing.clock().instant().plus(policy.interval());
  }

  private Map<String, String> headers(Request request) {
    Map<String, String> headers = new HashMap<>(source.headers());
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "countinghouse");
    if (request.body() != null) {
      headers.put("Content-Type", "application/json");
    }
    return headers;
  }

  private static byte @Nullable [] body(Request request) {
    return request.body() == null ? null : JsonBody.bytes(request.body());
  }
}
