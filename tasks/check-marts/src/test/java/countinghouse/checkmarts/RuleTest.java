package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.ops.Tables.CLOSED_MONTH_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final String SOUND =
      """
      -- rule: my-rule
      -- level: warn
      -- for each: fact
      -- needs: published
      -- keeps: closed_month_change
      -- says: all is well
      -- means: Nothing is in the figures.
      -- money: net_amount
      -- do: Look.
      select *
      from ${table}
      """;

  @Test
  void aFileSaysEverythingAboutItsRule() {
    Rule rule = Rule.parse("my-rule.sql", SOUND);

    assertThat(rule)
        .isEqualTo(
            new Rule(
                "my-rule",
                Level.WARN,
                Optional.of(Rule.Scope.FACT),
                true,
                Optional.of(CLOSED_MONTH_CHANGE),
                "all is well",
                "Nothing is in the figures.",
                Optional.of("net_amount"),
                "Look.",
                "select *\nfrom ${table}"));
  }

  @Test
  void whatBreaksTheContractIsNamedWithFileAndLine() {
    assertWrong(SOUND.replace("warn", "loud"), "the level is fail or warn, not loud");
    assertWrong(
        SOUND.replace("each: fact", "each: mood"), "\"for each\" is one of table, keyed table");
    assertWrong(
        SOUND.replace("needs: published", "needs: luck"), "a rule can only need: published");
    assertWrong(SOUND.replace("closed_month_change", "check_run"), "rows are kept in one of [");
    assertWrong(SOUND.replace("-- says: all is well\n", ""), "the header \"says\" is missing");
    assertWrong(SOUND.replaceFirst("-- means: .*\n", ""), "the header \"means\" is missing");
    assertWrong(SOUND.replace("-- do:", "-- todo:"), "my-rule.sql:9: a header is one of");
    assertWrong(SOUND.replace("rule: my-rule", "rule: your-rule"), "a file of another name");
    assertWrong(SOUND + ";", "one select without a semicolon");
    assertWrong(SOUND.replace("-- needs", "-- rule: x\n-- needs"), "stands twice");
    assertWrong(SOUND.replace("-- says:", "-- says"), "my-rule.sql:6: a header is one of [do,");
    assertWrong(SOUND.substring(0, SOUND.indexOf("select")), "my-rule.sql:9: one select without");
    assertWrong("", "one select without a semicolon");
    assertWrong(SOUND.replace("says: all is well", "says:"), "the header \"says\" is missing");
  }

  @Test
  void aFileMayLeaveOutWhatARuleNeedNotHave() {
    Rule rule =
        Rule.parse(
            "r.sql", "-- rule: r\n-- level: fail\n-- says: s\n-- means: m\n-- do: Look.\nselect 1");

    assertThat(rule)
        .isEqualTo(
            new Rule(
                "r",
                Level.FAIL,
                Optional.empty(),
                false,
                Optional.empty(),
                "s",
                "m",
                Optional.empty(),
                "Look.",
                "select 1"));
  }

  @Test
  void aPlaceholderIsFilledAsItIs() {
    assertThat(Template.fill("${a} ${b(c)} $a ${a}", Map.of("a", "x$1\\", "b(c)", "y")))
        .isEqualTo("x$1\\ y $a x$1\\");
  }

  @Test
  void aPlaceholderWithoutAValueIsNamed() {
    assertThatThrownBy(() -> Template.fill("select ${what}", Map.of("table", "t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("${what} has no value; there are [table]");
  }

  private static void assertWrong(String text, String why) {
    assertThatThrownBy(() -> Rule.parse("my-rule.sql", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sql/checks/my-rule.sql:")
        .hasMessageContaining(why);
  }
}
