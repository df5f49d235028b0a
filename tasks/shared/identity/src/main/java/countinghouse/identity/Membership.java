package countinghouse.identity;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * To whom a candidate belongs.
 *
 * @param candidate the profile, or the guest's order
 * @param durableKey the customer
 * @param rule why: first, email, or phone and family name
 * @param confidence how sure that is, up to 1.00
 * @param formerKey the key that the candidate has when it is alone
 * @param firstSource source of the customer's first profile
 * @param firstSeenAt when that profile was made (UTC)
 * @param profiles how many candidates the customer has
 * @param isRegistered whether one of them is an account in a shop
 */
public record Membership(
    Candidate candidate,
    long durableKey,
    String rule,
    BigDecimal confidence,
    long formerKey,
    String firstSource,
    LocalDateTime firstSeenAt,
    int profiles,
    boolean isRegistered) {}
