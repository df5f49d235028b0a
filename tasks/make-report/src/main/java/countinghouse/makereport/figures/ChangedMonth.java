package countinghouse.makereport.figures;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A closed month of a source that became another one, as the rule closed-month-changed found it.
 *
 * @param published when its new figure was published (UTC)
 * @param source its name
 * @param currency of both amounts
 * @param month that was over
 * @param before net sales as they were published
 * @param now net sales as they are
 * @param linesNew lines of orders and refunds that were not there
 * @param linesGone that are no longer there
 * @param linesChanged that have another amount
 * @param firstOrder the least id of the orders concerned; null when no line names an order, as
 *     returns without a receipt do not
 * @param lastOrder the greatest; null when there is no least
 */
public record ChangedMonth(
    LocalDateTime published,
    String source,
    String currency,
    YearMonth month,
    BigDecimal before,
    BigDecimal now,
    long linesNew,
    long linesGone,
    long linesChanged,
    @Nullable String firstOrder,
    @Nullable String lastOrder) {}
