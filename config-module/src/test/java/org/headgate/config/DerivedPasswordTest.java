package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.config.Variables.KEY;
import static org.headgate.config.Variables.settings;

import org.junit.jupiter.api.Test;

/** The key store password that is derived when none is configured. */
class DerivedPasswordTest {

  private static final String VARIABLE = "HEADGATE_HTTPS_KEYS_PASSWORD";

  @Test
  void derivedPasswordDependsOnKeyAndPurpose() {
    MasterSecret key = MasterSecret.parse(KEY);

    assertThat(key.password("key store").reveal()).hasSize(43);
    assertThat(key.password("key store")).isEqualTo(MasterSecret.parse(KEY).password("key store"));
    assertThat(key.password("key store")).isNotEqualTo(key.password("another"));
  }

  @Test
  void configuredPasswordTakesPrecedence() {
    assertThat(settings("HEADGATE_KEYSTORE_PASSWORD", "{xor}abc").libertyVariables().get(VARIABLE))
        .isEqualTo(LibertyPassword.encode(new Secret("{xor}abc")));
    assertThat(settings().libertyVariables().get(VARIABLE))
        .isEqualTo(LibertyPassword.encode(MasterSecret.parse(KEY).password("key store")));
  }
}
