package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.KnownVariables;
import org.headgate.config.MasterSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {
  private static final byte[] BYTES =
      "0123456789abcdef0123456789ABCDE~".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @Test
  void secretKeyIsReadFromHexAndBase64() {
    assertThat(MasterSecret.parse(java.util.HexFormat.of().formatHex(BYTES)).bytes())
        .isEqualTo(BYTES);
    assertThat(MasterSecret.parse(Base64.getEncoder().encodeToString(BYTES)).bytes())
        .isEqualTo(BYTES);
    assertThat(
            MasterSecret.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES))
                .bytes())
        .isEqualTo(BYTES);
    assertThat(new MasterSecret(BYTES)).hasToString("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0011", "AAAA", "not base64 at all, and long enough for a key!"})
  void shortOrMalformedKeysAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterSecret.parse(text))
        .withMessageNotContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.0.1,true",
    "10.0.0.0/8,11.0.0.1,false",
    "192.0.2.128/25,192.0.2.127,false",
    "192.0.2.7,192.0.2.7,true",
    "2001:db8::/32,2001:db8:ffff::1,true",
    "2001:db8::/32,2001:db9::1,false",
    "0.0.0.0/0,2001:db8::1,false",
    "::1,::1,true"
  })
  void proxiesAreTrustedByAddressRange(String range, String peer, boolean trusted)
      throws UnknownHostException {
    NetworkSettings network =
        NetworkSettings.from(new EnvironmentReader(Map.of("TRUSTED_PROXIES", range)));

    assertThat(network.trusts(InetAddress.getByName(peer))).isEqualTo(trusted);
  }

  @Test
  void networkLimitsHaveDocumentedDefaults() {
    NetworkSettings network = NetworkSettings.from(new EnvironmentReader(Map.of()));

    assertThat(network.sends()).isEqualTo(60);
    assertThat(network.failures()).isEqualTo(300);
    assertThat(network.webhookAllowPrivate()).isFalse();
    assertThat(network.trustedProxies()).isEmpty();
  }

  @Test
  void undeclaredVariablesCannotBeRead() {
    EnvironmentReader environmentReader = new EnvironmentReader(Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> environmentReader.isSet("HEADGATE_SECRET"))
        .withMessageContaining("HEADGATE_SECRET");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_PROT,HTTP_PORT",
    "DB_PRESETS,DB_PRESET",
    "PLATFORM_DB_POOLSIZE,PLATFORM_DB_POOL_SIZE"
  })
  void closestVariableNameIsSuggested(String name, String normalized) {
    assertThat(KnownVariables.closestName(name)).contains(normalized);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_EC",
        "HTTP_PROXY",
        "DB_HOST",
        "DB_USER",
        "DATABASE_USER",
        "JAVA_HOME",
        "SMTP_TIMEOUT"
      })
  void distantNamesAreNotSuggested(String name) {
    assertThat(KnownVariables.closestName(name)).isEmpty();
  }
}
