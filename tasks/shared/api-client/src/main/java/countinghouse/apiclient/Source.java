package countinghouse.apiclient;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.taskkit.Loopback;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The source a client talks to.
 *
 * @param name its name in messages, such as {@code woocommerce}
 * @param urlSetting the setting that holds its address, named when the address seems wrong
 * @param base its address; checked by {@link #address}
 * @param headers sent with every request, credentials included; never logged
 * @param advice what to check when the address answers, but not as this source would
 * @param renewal what to check when the source refuses us: its settings, and where keys are made
 * @param problem reads the source's own error out of an error body
 */
public record Source(
    String name,
    Setting urlSetting,
    URI base,
    Map<String, String> headers,
    String advice,
    String renewal,
    Function<JsonNode, Optional<Problem>> problem) {

  /**
   * What the source itself says about a refused request.
   *
   * @param code its code, such as {@code rest_no_route}
   * @param message its sentence
   */
  public record Problem(String code, String message) {
    @Override
    public String toString() {
      return code + " \"" + message + "\"";
    }
  }

  /**
   * Reads the address of a source: https, or http on this machine; no credentials, query or
   * fragment.
   *
   * @throws TaskFailure (78) for every other address; credentials in it are not repeated
   */
  public static URI address(Settings settings, Setting urlSetting) {
    String text = settings.required(urlSetting);
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw wrong(urlSetting, "is not an address");
    }
    if (address.getHost() == null || address.getScheme() == null) {
      throw wrong(urlSetting, "is not an address with scheme and host");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw wrong(
          urlSetting, "holds credentials, a query or a fragment, which do not belong there");
    }
    boolean safe = address.getScheme().equals("https");
    boolean near = address.getScheme().equals("http") && Loopback.isLoopback(address);
    if (!safe && !near) {
      throw wrong(urlSetting, "is not https: credentials would travel in the clear");
    }
    return address;
  }

  /** The full address of a path of this source. */
  URI resolve(String pathAndQuery) {
    return URI.create(base.toString().replaceAll("/+$", "") + pathAndQuery);
  }

  private static TaskFailure wrong(Setting setting, String why) {
    return TaskFailure.configuration(
        setting.variable() + " " + why,
        "the environment variable " + setting.variable(),
        "Set it to something like " + setting.example() + " (http only on this machine)");
  }
}
