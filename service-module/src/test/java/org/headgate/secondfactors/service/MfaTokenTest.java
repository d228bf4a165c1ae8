package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

class MfaTokenTest {

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final MfaToken token = new MfaToken(UUID.randomUUID());

  @Test
  void issuedTokensAreParsed() {
    assertThat(MfaToken.parse(token.text(keys), keys)).contains(token);
  }

  @Test
  void foreignAndAlteredTokensAreRefused() {
    KeyRing others =
        new KeyRing("another secret, as long as needed".getBytes(StandardCharsets.US_ASCII));

    assertThat(MfaToken.parse(token.text(others), keys)).isEmpty();
    assertThat(MfaToken.parse(token.text(keys) + "A", keys)).isEmpty();
    assertThat(MfaToken.parse("hgr_" + token.text(keys).substring(4), keys)).isEmpty();
    assertThat(MfaToken.parse("hgm_", keys)).isEmpty();
    assertThat(MfaToken.parse("", keys)).isEmpty();
  }

  @Test
  void tokenIsNotAJwt() {
    assertThat(token.text(keys)).startsWith("hgm_").doesNotContain(".");
  }
}
