package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

  @ParameterizedTest
  @ValueSource(ints = {26, 28, 29, 31, 32, 103})
  void secretOfWholeBytesIsRead(int characters) {
    assertThat(TotpSecret.typed("A".repeat(characters)).bytes()).hasSize(characters * 5 / 8);
  }

  /** 27, 30 and 33 characters end within a byte: no encoder writes them. */
  @ParameterizedTest
  @ValueSource(ints = {25, 27, 30, 33, 104})
  void secretOfOtherLengthIsRefused(int characters) {
    assertThatThrownBy(() -> TotpSecret.typed("A".repeat(characters)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
