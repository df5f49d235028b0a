package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdSetTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 1_073_741_823, 1_073_741_824, Long.MAX_VALUE, -1})
  void anIdIsNewOnceAndItsNeighboursStayNew(long id) {
    IdSet ids = new IdSet();

    assertThat(ids.add(id)).isTrue();
    assertThat(ids.add(id)).isFalse();
    assertThat(ids.add(id - 1)).isTrue();
  }
}
