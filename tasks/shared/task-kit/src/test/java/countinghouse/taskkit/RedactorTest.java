package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RedactorTest {
  private final Redactor redactor = new Redactor();

  @Test
  void aSecretIsReplacedWhereverItStands() {
    redactor.hide(Secret.of("sesame-open"));

    assertThat(redactor.redact("?key=sesame-open&again=sesame-open"))
        .isEqualTo("?key=***&again=***");
  }

  @Test
  void aSecretThatHoldsAnotherGoesAsAWhole() {
    redactor.hide(Secret.of("sesame"));
    redactor.hide(Secret.of("sesame-open"));

    assertThat(redactor.redact("sesame-open or sesame")).isEqualTo("*** or ***");
  }

  @Test
  void eachLineOfAKeyIsASecretAndItsFrameIsNone() {
    redactor.hide(Secret.of("-----BEGIN KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n-----END KEY-----"));

    assertThat(redactor.redact("line BgkqhkiG9w0B of -----BEGIN KEY-----"))
        .isEqualTo("line *** of -----BEGIN KEY-----");
  }

  @Test
  void whatIsTooShortToBeASecretIsLeft() {
    redactor.hide(Secret.of(" ab "));

    assertThat(redactor.redact("about abba")).isEqualTo("about abba");
  }
}
