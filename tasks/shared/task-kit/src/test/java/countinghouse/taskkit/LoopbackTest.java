package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1/",
        "http://127.0.0.1",
        "http://127.9.9.9:80",
        "http://[::1]:8080/x"
      })
  void thisMachineIsRecognised(String address) {
    assertThat(Loopback.isLoopback(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://[::]/",
        "file:///tmp"
      })
  void everythingElseIsFar(String address) {
    assertThat(Loopback.isLoopback(URI.create(address))).isFalse();
  }
}
