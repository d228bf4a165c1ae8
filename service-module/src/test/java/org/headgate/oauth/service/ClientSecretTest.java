package org.headgate.oauth.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

class ClientSecretTest {

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final UUID id = UUID.randomUUID();
  private final ClientSecret secret = ClientSecret.generate(id, new SecureRandom(), keys);

  @Test
  void secretIsParsedWithTheSameHash() {
    assertThat(secret.text()).startsWith("hgs_");
    assertThat(ClientSecret.parse(secret.text(), keys)).contains(secret);
    assertThat(ClientSecret.parse(secret.text(), keys).orElseThrow().hash(keys))
        .isEqualTo(secret.hash(keys));
  }

  @Test
  void secretsOfTheSameIdDiffer() {
    ClientSecret other = ClientSecret.generate(id, new SecureRandom(), keys);

    assertThat(other.text()).isNotEqualTo(secret.text());
    assertThat(other.hash(keys)).isNotEqualTo(secret.hash(keys));
  }

  @Test
  void foreignAndAlteredSecretsAreRefused() {
    byte[] others = new byte[32];
    others[0] = 1;

    assertThat(ClientSecret.parse(secret.text(), new KeyRing(others))).isEmpty();
    assertThat(ClientSecret.parse(secret.text().replace("hgs_", "hgr_"), keys)).isEmpty();
    assertThat(ClientSecret.parse(secret.text() + "A", keys)).isEmpty();
    assertThat(ClientSecret.parse("", keys)).isEmpty();
  }

  @Test
  void toStringShowsOnlyTheId() {
    assertThat(secret).hasToString("ClientSecret[" + id + "]");
    assertThat(new ClientCredentials("orders", secret.text()))
        .hasToString("ClientCredentials[orders]");
  }
}
