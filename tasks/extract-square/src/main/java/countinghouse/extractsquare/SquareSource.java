package countinghouse.extractsquare;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.Source;
import countinghouse.apiclient.Source.Problem;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import java.util.Map;
import java.util.Optional;

/** Square as something to talk to. */
final class SquareSource {
  /**
   * The version whose fields we know. Without the header Square takes the application's default.
   */
  static final String VERSION = "2025-08-20";

  private SquareSource() {}

  /** The source of this name: of several accounts, messages tell which. */
  static Source of(String name, Settings settings) {
    return new Source(
        name,
        Setting.SQUARE_URL,
        Source.address(settings, Setting.SQUARE_URL),
        Map.of(
            "Authorization",
            "Bearer " + settings.secret(Setting.SQUARE_ACCESS_TOKEN).reveal(),
            "Square-Version",
            VERSION),
        "Production is https://connect.squareup.com, the sandbox"
            + " https://connect.squareupsandbox.com",
        "Check "
            + Setting.SQUARE_ACCESS_TOKEN.variable()
            + ": a token of the same side (production or sandbox) with the five rights to read;"
            + " tokens are renewed in Square's Developer Console. Try it with --check",
        SquareSource::problem);
  }

  private static Optional<Problem> problem(JsonNode body) {
    JsonNode error = body.path("errors").path(0);
    return error.isMissingNode()
        ? Optional.empty()
        : Optional.of(new Problem(error.path("code").asText(), error.path("detail").asText()));
  }
}
