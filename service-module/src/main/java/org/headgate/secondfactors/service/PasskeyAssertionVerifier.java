package org.headgate.secondfactors.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.secondfactors.persistence.PasskeyView;

/**
 * Verifies assertions (WebAuthn): a passkey proves its presence. This needs a signature check but
 * no connection. A passkey whose sign count does not grow may have been cloned, and is refused
 * (WebAuthn level 2, 6.1.1).
 */
@ApplicationScoped
public class PasskeyAssertionVerifier {

  private static final Logger LOG = SingleLineLogger.of(PasskeyAssertionVerifier.class);

  @Inject RelyingPartyProvider relyingParties;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * The options for the browser.
   *
   * @param passkeys the accepted ones; none for any discoverable one
   */
  public PasskeyOptions options(PasskeyChallengePurpose use, List<PasskeyView> passkeys) {
    PasskeyChallenge challenge = PasskeyChallenge.handedOut(clock.instant());
    try {
      return RelyingPartyProvider.answer(
          request(use, new ByteArray(challenge.bytes(use, keys)), passkeys).toCredentialsGetJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options can be written as JSON", e);
    }
  }

  /**
   * The id of the passkey in the answer, without verification.
   *
   * @return base64url; empty for what is no answer at all
   */
  public Optional<String> credentialId(ObjectNode credential) {
    return parsed(credential).map(answer -> answer.getId().getBase64Url());
  }

  /**
   * Verifies an answer.
   *
   * @param passkeys the accepted ones
   * @return empty for an answer to no challenge of ours for that purpose, and for one that is late,
   *     from another page, of another passkey, or invalid
   */
  public Optional<VerifiedPasskey> verify(
      PasskeyChallengePurpose use, ObjectNode credential, List<PasskeyView> passkeys) {
    return parsed(credential)
        .flatMap(
            answer -> {
              ByteArray signed = answer.getResponse().getClientData().getChallenge();
              return PasskeyChallenge.read(signed.getBytes(), use, keys, clock.instant())
                  .flatMap(
                      challenge ->
                          finished(request(use, signed, passkeys), answer, passkeys)
                              .flatMap(result -> proven(challenge, answer, result, passkeys)));
            });
  }

  private Optional<AssertionResult> finished(
      AssertionRequest request,
      PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> answer,
      List<PasskeyView> passkeys) {
    try {
      return Optional.of(
              relyingParties
                  .relyingParty(new PasskeyCredentialLookup(passkeys))
                  .finishAssertion(
                      FinishAssertionOptions.builder().request(request).response(answer).build()))
          .filter(AssertionResult::isSuccess);
    } catch (AssertionFailedException | RuntimeException e) {
      // The library throws unchecked exceptions of many types for what is no signature.
      LOG.log(Level.DEBUG, "The proof of a passkey was refused", e);
      return Optional.empty();
    }
  }

  /** Log-in with a passkey alone requires user verification, which is its second factor. */
  private AssertionRequest request(
      PasskeyChallengePurpose use, ByteArray challenge, List<PasskeyView> passkeys) {
    boolean isAlone = use.kind() == PasskeyChallengePurpose.Kind.LOG_IN;
    PublicKeyCredentialRequestOptions.PublicKeyCredentialRequestOptionsBuilder options =
        PublicKeyCredentialRequestOptions.builder()
            .challenge(challenge)
            .rpId(relyingParties.identity().getId())
            .timeout(PasskeyChallenge.LIFETIME.toMillis())
            .userVerification(
                isAlone
                    ? UserVerificationRequirement.REQUIRED
                    : UserVerificationRequirement.PREFERRED);
    if (isAlone || passkeys.isEmpty()) {
      return AssertionRequest.builder().publicKeyCredentialRequestOptions(options.build()).build();
    }
    options.allowCredentials(List.copyOf(new PasskeyCredentialLookup(passkeys).descriptors()));
    return AssertionRequest.builder()
        .publicKeyCredentialRequestOptions(options.build())
        .username(passkeys.get(0).accountId().toString())
        .build();
  }

  private static Optional<VerifiedPasskey> proven(
      PasskeyChallenge challenge,
      PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> answer,
      AssertionResult result,
      List<PasskeyView> passkeys) {
    String credentialId = result.getCredential().getCredentialId().getBase64Url();
    return passkeys.stream()
        .filter(passkey -> passkey.credentialId().equals(credentialId))
        .findFirst()
        .map(
            passkey ->
                new VerifiedPasskey(
                    passkey.id(),
                    passkey.accountAtEpoch(),
                    challenge,
                    passkey.signCount(),
                    result.getSignatureCount(),
                    RelyingPartyProvider.isBackedUp(
                        answer.getResponse().getParsedAuthenticatorData())));
  }

  private static Optional<
          PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>>
      parsed(ObjectNode credential) {
    try {
      return Optional.of(PublicKeyCredential.parseAssertionResponseJson(credential.toString()));
    } catch (IOException | RuntimeException e) {
      // The library takes members for granted that a stranger may leave out.
      return Optional.empty();
    }
  }
}
