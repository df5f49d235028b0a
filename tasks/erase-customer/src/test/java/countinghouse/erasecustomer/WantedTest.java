package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.identity.Candidate;
import countinghouse.identity.Membership;
import countinghouse.identity.Rule;
import countinghouse.star.ProfileKind;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whom the command line means, and nobody else. */
final class WantedTest {
  private static final Candidate ACCOUNT =
      candidate(ProfileKind.REGISTERED.label(), "42", "Ann@x.org ");
  private static final Candidate GUEST = candidate(ProfileKind.GUEST.label(), "42", null);

  @Command
  private static final class Line {
    @Mixin private Wanted wanted = new Wanted();
  }

  @Test
  void anEmailMeansWhoeverHasItHoweverItIsWritten() {
    assertThat(wanted("--email", " ANN@x.org").means(alone(ACCOUNT))).isTrue();
    assertThat(wanted("--email", "bob@x.org").means(alone(ACCOUNT))).isFalse();
    assertThat(wanted("--email", "ann@x.org").means(alone(GUEST))).isFalse();
  }

  @Test
  void aCustomerIsNoOrderOfAGuestWithTheSameIdAndTheOtherWayRound() {
    assertThat(wanted("--customer", "shop:42").means(alone(ACCOUNT))).isTrue();
    assertThat(wanted("--customer", "shop:42").means(alone(GUEST))).isFalse();
    assertThat(wanted("--order", "shop:42").means(alone(GUEST))).isTrue();
    assertThat(wanted("--order", "shop:42").means(alone(ACCOUNT))).isFalse();
    assertThat(wanted("--customer", "other:42").means(alone(ACCOUNT))).isFalse();
  }

  @Test
  void aKeyMeansTheCustomerItNamesAndTheProfileThatHasIt() {
    Membership joined = new Membership(GUEST, ACCOUNT.key(), Rule.EMAIL);

    assertThat(wanted("--customer-key", "" + ACCOUNT.key()).means(joined)).isTrue();
    assertThat(wanted("--customer-key", "" + GUEST.key()).means(joined)).isTrue();
    assertThat(wanted("--customer-key", "1").means(joined)).isFalse();
  }

  @Test
  void aCommandWithoutAnybodyIsRefusedAndOneOfThemIsEnough() {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> wanted().demandSomebody());

    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining("Nobody is named");
    for (String[] line :
        new String[][] {
          {"--email", "ann@x.org"},
          {"--customer", "shop:1"},
          {"--order", "shop:1"},
          {"--customer-key", "7"}
        }) {
      assertThatCode(() -> wanted(line).demandSomebody()).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--email, ann, Not an e-mail",
    "--email, deleted@site.invalid, Not an e-mail",
    "--customer, 42, \"42\" names no source",
    "--customer, :42, \":42\" names no source",
    "--customer, shop:, \"shop:\" names no source",
    "--order, 1234, the option --order",
  })
  void whatCannotBeMeantIsRefused(String option, String text, String message) {
    TaskFailure failure =
        catchThrowableOfType(TaskFailure.class, () -> wanted(option, text).demandSense());

    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--customer=shop:42", "--order=shop:a:b", "--email=ann@x.org"})
  void whatCanBeMeantIsTaken(String option) {
    assertThatCode(() -> wanted(option).demandSense()).doesNotThrowAnyException();
  }

  private static Wanted wanted(String... options) {
    Line line = new Line();
    new CommandLine(line).parseArgs(options);
    return line.wanted;
  }

  private static Membership alone(Candidate candidate) {
    return new Membership(candidate, candidate.key(), Rule.FIRST);
  }

  private static Candidate candidate(String kind, String id, @Nullable String email) {
    return Candidate.of("shop", kind, id, null, email, null, null);
  }
}
