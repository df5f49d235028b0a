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
    "a@x, a@x",
    "Deleted@Site.invalid,",
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
    "+49 30 12345678, 493012345678",
    "29301234567, 29301234567",
    "1-212-555-010, 1212555010",
    "555-0121, 5550121",
    "555-010,",
    "0000 0000 00000,",
    "000 000 0001 000, 0000001000",
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
    "𠮷田, 𠮷田",
    "Smith 3rd, smith3rd",
    "Ⅳ ½, ⅳ½",
    "नि, न",
    "[deleted],",
    "'-',",
    ",",
  })
  void aFamilyNameIsComparedWithoutAccentsAndPunctuation(
      @Nullable String text, @Nullable String name) {
    assertThat(Normalised.familyName(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "[Deleted], true",
    "' deleted@site.invalid', true",
    "000 000-0000, true",
    "0, true",
    "' ', true",
    ", true",
    "+1 000 000 0000, false",
    "009, false",
    "0a, false",
    "-, false",
    "deleted, false",
  })
  void whatAShopWritesOverWhatItErasedSaysNothingOfAnybody(@Nullable String text, boolean is) {
    assertThat(Anonymised.is(text)).isEqualTo(is);
  }
}
