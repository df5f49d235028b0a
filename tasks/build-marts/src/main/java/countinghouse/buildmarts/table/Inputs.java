package countinghouse.buildmarts.table;

import countinghouse.star.Rules;
import countinghouse.warehouse.Engine;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;

/**
 * Everything but staging that the marts are a function of.
 *
 * @param engine what differs between engines
 * @param zone its midnights divide the business days
 * @param currency the reporting currency
 * @param weekStart first day of the business week
 * @param fiscalYearStart month in which the fiscal year starts
 * @param rules the rules of the business
 * @param sources the kinds of sources in use
 */
public record Inputs(
    Engine engine,
    ZoneId zone,
    Currency currency,
    DayOfWeek weekStart,
    Month fiscalYearStart,
    Rules rules,
    Set<String> sources) {

  /** The keys that this engine makes. */
  public NaturalKeys keys() {
    return new NaturalKeys(engine);
  }
}
