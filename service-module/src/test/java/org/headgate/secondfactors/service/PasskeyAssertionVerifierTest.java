package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.PasskeySettings;
import org.headgate.secondfactors.persistence.PasskeyView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each broken proof is refused, so that it is counted, and none is an error of the server. */
class PasskeyAssertionVerifierTest {

  private static final UUID ADA = new UUID(1, 2);
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final PasskeyAssertionVerifier verifier = new PasskeyAssertionVerifier();
  private final SoftAuthenticator authenticator = new SoftAuthenticator(16);

  PasskeyAssertionVerifierTest() {
    verifier.relyingParties = new RelyingPartyProvider();
    verifier.relyingParties.settings =
        new PasskeySettings(SoftAuthenticator.HOST, SoftAuthenticator.ORIGIN);
    verifier.keys = new KeyRing("a".repeat(32).getBytes(StandardCharsets.UTF_8));
    verifier.clock = Clock.systemUTC();
  }

  @Test
  void proofOfTheRegisteredPasskeyIsVerified() {
    assertThat(verify(proof(SoftAuthenticator.VERIFIED, ""))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "30", "3006020101020101", "3006020101020101ff"})
  void brokenSignatureIsRefused(String signature) {
    ObjectNode proof = proof(SoftAuthenticator.VERIFIED, "");
    ((ObjectNode) proof.get("response"))
        .put("signature", BASE64URL.encodeToString(HexFormat.of().parseHex(signature)));

    assertThat(verify(proof)).isEmpty();
  }

  /** Rightly signed, with the flags of data that holds a credential (69) or extensions (133). */
  @ParameterizedTest
  @CsvSource({
    "69, ''",
    "69, 00",
    "69, 000000000000000000000000000000000000",
    "69, 000000000000000000000000000000000000ff",
    "69, 000000000000000000000000000000000000a1",
    "69, 0000000000000000000000000000000000001c",
    "133, ''",
    "133, ff"
  })
  void brokenAuthenticatorDataIsRefused(int flags, String rest) {
    assertThat(verify(proof(flags, rest))).isEmpty();
  }

  private ObjectNode proof(int flags, String rest) {
    return authenticator.assertion(
        verifier.options(PasskeyChallengePurpose.logIn(), List.of()),
        PasskeyCredentialLookup.handle(ADA).getBase64Url(),
        SoftAuthenticator.authenticatorData(flags, HexFormat.of().parseHex(rest)));
  }

  private Optional<VerifiedPasskey> verify(ObjectNode proof) {
    return verifier.verify(PasskeyChallengePurpose.logIn(), proof, List.of(registered()));
  }

  private PasskeyView registered() {
    return new PasskeyView(
        new UUID(5, 6),
        ADA,
        authenticator.credentialId(),
        "Laptop",
        BASE64URL.encodeToString(authenticator.publicKey()),
        0,
        false,
        Instant.EPOCH,
        Optional.empty(),
        0);
  }
}
