package countinghouse.identity;

/**
 * To whom a candidate belongs.
 *
 * @param candidate the profile, or the guest's order
 * @param durableKey the customer: the key of the candidate that was seen first
 * @param rule why
 */
public record Membership(Candidate candidate, long durableKey, Rule rule) {}
