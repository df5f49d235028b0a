package countinghouse.makereport.chart;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One bar of a chart.
 *
 * @param name of what it stands for, of any length
 * @param value its length
 * @param reference what it is held against
 * @param shown what is written at its end
 * @param told what is shown to who points at it
 */
public record Bar(
    String name, BigDecimal value, Optional<BigDecimal> reference, String shown, String told) {}
