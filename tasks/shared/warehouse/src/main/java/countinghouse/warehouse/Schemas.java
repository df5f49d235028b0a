package countinghouse.warehouse;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the schemas are called in one warehouse: the names everybody knows, each behind the prefix
 * of the settings, so that several can share one database.
 *
 * @param prefix empty, or such as {@code dev_anna_}
 */
public record Schemas(String prefix) {
  private static final Pattern ALLOWED = Pattern.compile("|[a-z][a-z0-9_]{0,19}");

  /**
   * Checks the prefix, which becomes part of every schema's name.
   *
   * @throws TaskFailure (78) when it is not allowed
   */
  public Schemas {
    if (!ALLOWED.matcher(prefix).matches()) {
      throw TaskFailure.configuration(
          "Not a prefix of schemas: \"" + prefix + "\"",
          Setting.SCHEMA_PREFIX.variable(),
          "Take up to 20 of the characters a-z, 0-9 and _, beginning with a letter, such as "
              + Setting.SCHEMA_PREFIX.example());
    }
  }

  /** Those of the settings. */
  static Schemas of(Settings settings) {
    return new Schemas(settings.optional(Setting.SCHEMA_PREFIX).orElse(""));
  }

  /** Every version of every source record. */
  public String staging() {
    return prefix + "staging";
  }

  /** What the tasks know of their own work. */
  public String ops() {
    return prefix + "ops";
  }

  /** The published marts. */
  public String marts() {
    return prefix + "marts";
  }

  /** The build of this id. */
  public String of(BuildId build) {
    return builds() + build.text();
  }

  /** What the schema of every build begins with. */
  public String builds() {
    return prefix + "marts_";
  }

  /** SQL in which {@code ${staging}} and {@code ${ops}} stand for schemas, with their names. */
  public String namedIn(String sql) {
    return MartSchema.filled(sql, placeholders(Map.of()));
  }

  /** What the files of {@code warehouse-schema} call them, and an engine's own placeholders. */
  Map<String, String> placeholders(Map<String, String> ofEngine) {
    Map<String, String> all = new HashMap<>(ofEngine);
    all.put("staging", staging());
    all.put("ops", ops());
    return Map.copyOf(all);
  }
}
