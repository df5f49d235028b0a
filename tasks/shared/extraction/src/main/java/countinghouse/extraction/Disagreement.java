package countinghouse.extraction;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskContext;
import java.time.ZoneId;

/**
 * Where a source says something else about itself than the settings say about the business. That
 * may be meant, so it is told and stops nothing. A setting that is not set is not compared.
 */
public final class Disagreement {
  private Disagreement() {}

  /** Warns of a source that has another currency or another time zone than the business. */
  public static void tell(TaskContext context, String currency, ZoneId zone) {
    tell(
        context,
        Setting.CURRENCY,
        currency,
        "what is sold in it counts once exchange_rate.csv of the rules has its rate");
    tell(
        context,
        Setting.TIMEZONE,
        zone.getId(),
        "a sale near midnight counts on the business's day, not on the source's");
  }

  private static void tell(TaskContext context, Setting setting, String said, String whatFollows) {
    context
        .settings()
        .optional(setting)
        .filter(set -> !set.equals(said))
        .ifPresent(set ->
            context
                .log()
                .warn(
                    "the source says %s and %s is %s: %s; correct the setting if this is not meant"
                        .formatted(said, setting.variable(), set, whatFollows)));
  }
}
