package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void aKeyIsTheLower63BitsOfTheMd5OfItsParts() {
    // md5("a") = 0cc175b9c0f1b6a8 31c399e269772661
    assertThat(Keys.of("a")).isEqualTo(0x31c399e269772661L);
    assertThat(Keys.of("shop", 7L)).isNotNegative().isEqualTo(Keys.of("shop", "7"));
  }

  @Test
  void nullIsAPartOfItsOwn() {
    assertThat(Keys.of("a", null)).isNotEqualTo(Keys.of("a", "")).isNotEqualTo(Keys.of("a"));
  }

  @Test
  void theOrderOfThePartsCounts() {
    assertThat(Keys.of("a", "b")).isNotEqualTo(Keys.of("b", "a"));
  }

  @Test
  void whatAnEngineMightWriteDifferentlyIsRefused() {
    assertThatThrownBy(() -> Keys.of(new BigDecimal("1.0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BigDecimal");
  }

  @Test
  void theKeyOfADayIsReadAsTheDay() {
    assertThat(Keys.ofDay(LocalDate.of(2026, 3, 9))).isEqualTo(20260309);
  }

  @Test
  void microsecondsCountFrom1970InUtc() {
    assertThat(Keys.micros(LocalDateTime.of(1970, 1, 1, 0, 0, 1, 2_000))).isEqualTo(1_000_002);
    assertThat(Keys.micros(LocalDateTime.of(1969, 12, 31, 23, 59, 59))).isEqualTo(-1_000_000);
  }
}
