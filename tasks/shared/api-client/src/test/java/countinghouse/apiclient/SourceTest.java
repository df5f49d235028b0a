package countinghouse.apiclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example.com",
        "https://shop.example.com:8443/store/",
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:80"
      })
  void httpsOrThisMachineIsAccepted(String address) {
    assertThat(address(address)).isEqualTo(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example.com",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "https://ck_canary:cs_canary@shop.example.com",
        "https://shop.example.com/?consumer_key=canary",
        "https://shop.example.com/#canary",
        "ftp://127.0.0.1",
        "shop.example.com",
        "//shop.example.com",
        "https:///orders",
        "https://sh op",
        "file:///etc/passwd",
      })
  void everythingElseIsConfigurationAndNotRepeated(String address) {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> address(address));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure)
        .hasMessageContaining("COUNTINGHOUSE_WOOCOMMERCE_URL")
        .hasMessageNotContaining("canary");
  }

  private static URI address(String text) {
    Settings settings = Settings.from(Map.of("COUNTINGHOUSE_WOOCOMMERCE_URL", text));
    return Source.address(settings, Setting.WOOCOMMERCE_URL);
  }
}
