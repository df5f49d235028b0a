package countinghouse.apiclient;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import countinghouse.apiclient.Outcome.Answered;
import countinghouse.apiclient.Outcome.Kind;
import countinghouse.apiclient.Outcome.Trouble;
import countinghouse.apiclient.Source.Problem;
import countinghouse.apiclient.Transport.Answer;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;

/** Tells a usable answer from a trouble that may pass and from a failure that will not. */
final class Judge {
  private static final int LONGEST_QUOTE = 200;

  private final Source source;
  private final InstantSource clock;
  private final Log log;
  private final AtomicBoolean rubbishTold = new AtomicBoolean();

  Judge(Source source, InstantSource clock, Log log) {
    this.source = source;
    this.clock = clock;
    this.log = log;
  }

  /** Judges an answer that came back whole. */
  Outcome answered(Request request, Answer answer) {
    int status = answer.status();
    return switch (status / 100) {
      case 2 -> success(request, answer);
      case 3 -> throw redirected(request, answer);
      case 4 -> clientError(request, answer);
      default ->
          status == 501
              ? new Answered(response(request, answer, lenient(answer)))
              : new Trouble("status " + status + said(answer), Kind.ASK_LESS, wanted(answer), null);
    };
  }

  /** Judges an attempt that brought no whole answer. */
  Outcome failed(Request request, IOException e) {
    return switch (e) {
      case BodyTooLargeException large ->
          throw TaskFailure.data(
              "The answer is too large: " + large.getMessage(),
              where(request),
              "Ask the shop's host what is sent there; nothing of it was kept",
              large);
      case SSLHandshakeException tls ->
          throw TaskFailure.configuration(
              "No safe connection: " + tls.getMessage(),
              where(request),
              "Check the certificate of the host in "
                  + source.urlSetting().variable()
                  + ". One that nobody but you signed is trusted when it stands in Java's trust store:"
                  + " COUNTINGHOUSE_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=FILE",
              tls);
      case UnknownHostException unknown -> unknownHost(unknown);
      case ConnectException unknown when unknown.getCause() instanceof UnresolvedAddressException ->
          unknownHost(unknown);
      case HttpTimeoutException late ->
          new Trouble("no answer in time", Kind.ASK_LESS, Optional.empty(), late);
      case ConnectException refused ->
          new Trouble(
              "no connection to " + source.base(), Kind.UNREACHABLE, Optional.empty(), refused);
      default -> new Trouble("connection broke: " + e, Kind.WAIT, Optional.empty(), e);
    };
  }

  private Trouble unknownHost(IOException e) {
    return new Trouble(
        "unknown host " + source.base().getHost(), Kind.UNREACHABLE, Optional.empty(), e);
  }

  /** Turns an answer that is no success into the failure it means. */
  TaskFailure refusal(Response response) {
    String what =
        "The source answers " + response.status() + said(source.problem().apply(response.body()));
    if (response.status() == 404) {
      return TaskFailure.configuration(what, where(response.request()), addressAdvice());
    }
    return TaskFailure.data(
        what,
        where(response.request()),
        "Compare the source's version with the supported ones; if it is supported, report this");
  }

  /** The failure after the last attempt. */
  TaskFailure givenUp(Request request, Trouble trouble, int attempts) {
    String what =
        "Gave up after %d %s: %s"
            .formatted(attempts, attempts == 1 ? "attempt" : "attempts", trouble.why());
    String whatToDo =
        switch (trouble.kind()) {
          case UNREACHABLE, NOT_THE_SOURCE -> addressAdvice() + "; else try again later";
          case WAIT, ASK_LESS -> "Try again later; if it stays, ask the source's host";
        };
    return trouble.cause() == null
        ? TaskFailure.temporary(what, where(request), whatToDo)
        : TaskFailure.temporary(what, where(request), whatToDo, trouble.cause());
  }

  private Outcome success(Request request, Answer answer) {
    try {
      JsonBody.Parsed parsed = JsonBody.parse(answer.body());
      tellRubbish(request, parsed.rubbish());
      return new Answered(response(request, answer, parsed.node()));
    } catch (StreamConstraintsException e) {
      throw TaskFailure.data(
          "The JSON exceeds our bounds: " + e.getOriginalMessage(),
          where(request),
          "Look at what the source sends there; nothing of it was kept",
          e);
    } catch (NoJsonException e) {
      String why = isHtml(answer) ? "HTML instead of JSON" : "no JSON in the answer";
      return new Trouble(why, Kind.NOT_THE_SOURCE, Optional.empty(), e);
    } catch (IOException e) {
      return new Trouble("truncated or broken JSON", Kind.WAIT, Optional.empty(), e);
    }
  }

  private Outcome clientError(Request request, Answer answer) {
    return switch (answer.status()) {
      case 401, 403 ->
          throw isHtml(answer)
              ? TaskFailure.refused(
                  "Something before the source refuses us with "
                      + answer.status()
                      + ", in HTML instead of the source's own words",
                  where(request),
                  "Ask the host to let this machine through its firewall or the password before the"
                      + " whole site. If it is the source itself: "
                      + source.renewal())
              : TaskFailure.refused(
                  "The source refuses us with " + answer.status() + said(answer),
                  where(request),
                  source.renewal());
      case 408, 425, 429 ->
          new Trouble("status " + answer.status() + said(answer), Kind.WAIT, wanted(answer), null);
      default -> new Answered(response(request, answer, lenient(answer)));
    };
  }

  private TaskFailure redirected(Request request, Answer answer) {
    String target = answer.headers().getOrDefault("location", "another address");
    return TaskFailure.configuration(
        "The source redirects to "
            + target.replaceAll("\\?.*", "")
            + ", which is not followed with credentials",
        where(request),
        addressAdvice());
  }

  private String addressAdvice() {
    return "Check " + source.urlSetting().variable() + ". " + source.advice();
  }

  private String where(Request request) {
    return source.name() + ", " + request;
  }

  private Optional<Duration> wanted(Answer answer) {
    return RetryAfter.wanted(
        Optional.ofNullable(answer.headers().get("retry-after")), clock.instant());
  }

  private String said(Answer answer) {
    return said(source.problem().apply(lenient(answer)));
  }

  private static String said(Optional<Problem> problem) {
    return problem.map(it -> ": " + it).orElse("");
  }

  private void tellRubbish(Request request, String rubbish) {
    if (!rubbish.isEmpty() && rubbishTold.compareAndSet(false, true)) {
      String plain = rubbish.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
      log.warn(
          "the source prints text before its JSON; it was skipped",
          "text",
          plain.substring(0, Math.min(plain.length(), LONGEST_QUOTE)),
          "request",
          request);
    }
  }

  private static Response response(Request request, Answer answer, JsonNode body) {
    return new Response(request, answer.status(), answer.headers(), body);
  }

  private static JsonNode lenient(Answer answer) {
    try {
      return JsonBody.parse(answer.body()).node();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static boolean isHtml(Answer answer) {
    return answer.headers().getOrDefault("content-type", "").contains("html")
        || looksLikeHtml(answer);
  }

  private static boolean looksLikeHtml(Answer answer) {
    return new String(
            answer.body(), 0, Math.min(answer.body().length, LONGEST_QUOTE), StandardCharsets.UTF_8)
        .strip()
        .startsWith("<");
  }
}
