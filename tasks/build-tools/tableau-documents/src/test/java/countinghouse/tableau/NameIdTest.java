package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NameIdTest {
  @Test
  void anIdIsThatOfRfc9562() {
    // Python: uuid.uuid5(UUID("6f9d0b1e-5c0a-4f57-9d4c-2b8a1f3e7c11"), "worksheet/This month so
    // far")
    assertThat(NameId.braced("worksheet/This month so far"))
        .isEqualTo("{D33D07F4-6367-5E24-A69C-7F70D1AC230B}");
    assertThat(NameId.of("anything").version()).isEqualTo(5);
    assertThat(NameId.of("anything").variant()).isEqualTo(2);
  }

  @Test
  void anotherNameHasAnotherId() {
    assertThat(NameId.digits("sales/dim_date"))
        .hasSize(32)
        .isNotEqualTo(NameId.digits("orders/dim_date"));
  }
}
