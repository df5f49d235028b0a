package countinghouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalisedTest {
  @ParameterizedTest
  @CsvSource({
    "' Ann@X.Example ', ann@x.example",
    "not an address,",
    "@x.example,",
    "'',",
    ",",
  })
  void anEmailIsComparedInLowerCase(@Nullable String text, @Nullable String email) {
    assertThat(Normalised.email(text)).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource({
    "+1 (212) 555-0100, 2125550100",
    "212.555.0100, 2125550100",
    "1-212-555-0100, 2125550100",
    "+44 1632 960000, 441632960000",
    "0044 1632 960000, 441632960000",
    "01632 960000, 1632960000",
    "555-010,",
    "none,",
    ",",
  })
  void aTelephoneNumberIsComparedByItsDigits(@Nullable String text, @Nullable String phone) {
    assertThat(Normalised.phone(text)).isEqualTo(phone);
  }

  @ParameterizedTest
  @CsvSource({
    "O'Brien-Smith, obriensmith",
    "MÜLLER, muller",
    "' de la  Cruz ', delacruz",
    "李, 李",
    "'-',",
    ",",
  })
  void aFamilyNameIsComparedWithoutAccentsAndPunctuation(
      @Nullable String text, @Nullable String name) {
    assertThat(Normalised.familyName(text)).isEqualTo(name);
  }
}
