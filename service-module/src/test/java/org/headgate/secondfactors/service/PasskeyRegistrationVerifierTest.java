package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.PasskeySettings;
import org.headgate.secondfactors.service.PasskeyRegistrationVerifier.PasskeyOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer of a browser is registered or refused, and none is an error of the server. */
class PasskeyRegistrationVerifierTest {

  private static final int ID_BYTES = 16;
  private static final PasskeyOwner ADA =
      new PasskeyOwner(
          new AccountAtEpoch(new UserId(new UUID(1, 2)), 0),
          new SessionId(new UUID(3, 4)),
          new EmailAddress("ada@example.org"),
          "Ada");

  private final PasskeyRegistrationVerifier verifier = new PasskeyRegistrationVerifier();

  PasskeyRegistrationVerifierTest() {
    verifier.relyingParties = new RelyingPartyProvider();
    verifier.relyingParties.settings =
        new PasskeySettings(SoftAuthenticator.HOST, SoftAuthenticator.ORIGIN);
    verifier.keys = new KeyRing("a".repeat(32).getBytes(StandardCharsets.UTF_8));
    verifier.clock = Clock.systemUTC();
  }

  @Test
  void newPasskeyIsRegistered() {
    SoftAuthenticator authenticator = new SoftAuthenticator(ID_BYTES);

    assertThat(register(authenticator, authenticator.publicKey()))
        .map(RegisteredPasskey::credentialId)
        .contains(authenticator.credentialId());
  }

  /** Keys in CBOR that are none, or lack what their type and algorithm need. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "60",
        "80",
        "a0",
        "a10326",
        "a1036178",
        "a103f97e00",
        "a201020326",
        "a201010327",
        "a2010303390100",
        "a5010203262001214100224100",
        "a5010203262001216178226178"
      })
  void brokenKeyIsRefused(String key) {
    assertThat(register(new SoftAuthenticator(ID_BYTES), HexFormat.of().parseHex(key))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1023, true", "1024, false", "4000, false"})
  void idOfACredentialHas1023BytesAtMost(int bytes, boolean isAccepted) {
    SoftAuthenticator authenticator = new SoftAuthenticator(bytes);

    assertThat(register(authenticator, authenticator.publicKey()).isPresent())
        .isEqualTo(isAccepted);
  }

  private Optional<RegisteredPasskey> register(SoftAuthenticator authenticator, byte[] key) {
    return verifier.verify(ADA, authenticator.registration(verifier.options(ADA, List.of()), key));
  }
}
