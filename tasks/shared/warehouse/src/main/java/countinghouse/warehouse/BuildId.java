package countinghouse.warehouse;

import countinghouse.taskkit.TaskFailure;
import java.util.regex.Pattern;

/**
 * The name of one build of the marts, chosen by the scheduler and given to build, check and
 * publish.
 *
 * @param text 1 to 40 of a-z, 0-9 and _
 */
public record BuildId(String text) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_]{1,40}");

  /**
   * Checks the text, which becomes part of a schema's name.
   *
   * @throws IllegalArgumentException when it is not allowed
   */
  public BuildId {
    if (!isAllowed(text)) {
      throw new IllegalArgumentException(
          "the id of a build \"" + text + "\" must match " + ALLOWED.pattern());
    }
  }

  /**
   * The build that a command line names.
   *
   * @param build the value of the option
   * @throws TaskFailure (64) when it is not allowed
   */
  public static BuildId ofOption(String build) {
    if (!isAllowed(build)) {
      throw TaskFailure.usage(
          "\"" + build + "\" is no build id",
          "the option --build",
          "Take 1 to 40 of the characters a-z, 0-9 and _");
    }
    return new BuildId(build);
  }

  private static boolean isAllowed(String text) {
    return ALLOWED.matcher(text).matches();
  }
}
