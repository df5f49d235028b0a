package countinghouse.taskkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a task says while it works: one JSON object per line ({@code time, level, task, message} and
 * the given keys), or on a terminal a plain line. Secrets of the settings never pass.
 */
public final class Log {
  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Level {
    INFO,
    WARNING,
    ERROR
  }

  private final String task;
  private final PrintStream stream;
  private final boolean human;
  private final Clock clock;
  private final Redactor redactor = new Redactor();

  /**
   * A log of one task.
   *
   * @param task its name
   * @param stream where the lines go, usually standard error
   * @param human plain lines for a person instead of JSON
   * @param clock stamps the lines; the real time, also in simulated histories
   */
  public Log(String task, PrintStream stream, boolean human, Clock clock) {
    this.task = task;
    this.stream = stream;
    this.human = human;
    this.clock = clock;
  }

  /** Something worth knowing; the rest are keys and values in turn. */
  public void info(String message, Object... keysAndValues) {
    write(Level.INFO, message, null, keysAndValues);
  }

  /** Something a person should look at, although the work goes on. */
  public void warn(String message, Object... keysAndValues) {
    write(Level.WARNING, message, null, keysAndValues);
  }

  /** Why the work stopped. */
  public void error(String message, Object... keysAndValues) {
    write(Level.ERROR, message, null, keysAndValues);
  }

  /** Why the work stopped, with the stack trace of a defect. */
  void error(String message, Throwable cause) {
    write(Level.ERROR, message, cause);
  }

  /** Never shows this text from now on. */
  public void hide(Secret secret) {
    redactor.hide(secret);
  }

  /** The text without any known secret. */
  String clean(String text) {
    return redactor.redact(text);
  }

  private void write(Level level, String message, @Nullable Throwable cause, Object... pairs) {
    String line = human ? plain(level, message, cause, pairs) : json(level, message, cause, pairs);
    synchronized (stream) {
      stream.println(line);
    }
  }

  private String json(Level level, String message, @Nullable Throwable cause, Object... pairs) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("time", clock.instant().toString())
            .put("level", level.name().toLowerCase(Locale.ROOT))
            .put("task", task)
            .put("message", redactor.redact(message));
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      put(node, pairs[i].toString(), pairs[i + 1]);
    }
    if (cause != null) {
      node.put("stack", redactor.redact(trace(cause)));
    }
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(ObjectNode node, String key, Object value) {
    switch (value) {
      case Integer number -> node.put(key, number);
      case Long number -> node.put(key, number);
      case Double number -> node.put(key, number);
      case Boolean truth -> node.put(key, truth);
      default -> node.put(key, redactor.redact(value.toString()));
    }
  }

  private String plain(Level level, String message, @Nullable Throwable cause, Object... pairs) {
    StringBuilder line = new StringBuilder();
    if (level != Level.INFO) {
      line.append(level.name().toLowerCase(Locale.ROOT)).append(": ");
    }
    line.append(message);
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      line.append(i == 0 ? "  " : ", ").append(pairs[i]).append('=').append(pairs[i + 1]);
    }
    if (cause != null) {
      line.append(System.lineSeparator()).append(trace(cause));
    }
    return redactor.redact(line.toString());
  }

  private static String trace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
