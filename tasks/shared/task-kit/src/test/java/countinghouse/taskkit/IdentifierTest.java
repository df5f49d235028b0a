package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class IdentifierTest {

  @Test
  void aNameIsGivenBackWhenItMayStandInSqlAndRefusedElse() {
    assertThat(Identifier.check("dev_anna_marts_20260308_1"))
        .isEqualTo("dev_anna_marts_20260308_1");
    for (String wrong : new String[] {"", "1a", "A", "a.b", "a\"b", "a".repeat(64)}) {
      assertThatThrownBy(() -> Identifier.check(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong);
    }
  }
}
