package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final UserId ada = new UserId(UUID.randomUUID());

  @Test
  void setHasTwelveDifferentCodes() {
    List<RecoveryCode> set = RecoveryCode.generateSet(new SecureRandom());

    assertThat(set).hasSize(12).doesNotHaveDuplicates();
    assertThat(set)
        .extracting(RecoveryCode::text)
        .allMatch(text -> text.matches("[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}"));
  }

  @Test
  void typedCodesAreNormalized() {
    RecoveryCode code = new RecoveryCode("7k2m01qd40ar");

    assertThat(RecoveryCode.typed("7k2m-01qd-40ar")).isEqualTo(code);
    assertThat(RecoveryCode.typed(" 7K2M OIQD 4OAR ")).isEqualTo(code);
    assertThat(RecoveryCode.typed(code.text().toUpperCase(Locale.ROOT))).isEqualTo(code);
    assertThat(RecoveryCode.typed("7k2m\u201301qd\u00a040ar\u200b")).isEqualTo(code);
    assertThat(RecoveryCode.typed("\uff17\uff2b\uff12\uff4d\uff0d01qd\u2212\u0664\u0660ar"))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123456",
        "7k2m-01qd-40a",
        "7k2m-01qd-40arr",
        "7k2m-01qd-40au",
        "7k2m.01qd.40ar"
      })
  void malformedCodesAreRefusedByField(String typed) {
    assertThatThrownBy(() -> RecoveryCode.typed(typed))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("recovery_code");
  }

  @Test
  void hashDependsOnAccountAndSecret() {
    RecoveryCode code = new RecoveryCode("7k2m01qd40ar");
    KeyRing others =
        new KeyRing("another secret, as long as needed".getBytes(StandardCharsets.US_ASCII));

    assertThat(code.hash(keys, ada))
        .isNotEqualTo(code.hash(keys, new UserId(UUID.randomUUID())))
        .isNotEqualTo(code.hash(others, ada));
  }

  @Test
  void toStringHidesTheCode() {
    assertThat(new RecoveryCode("7k2m01qd40ar").toString()).doesNotContain("7k2m");
  }
}
