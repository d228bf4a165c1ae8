package org.headgate.secondfactors.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.RegistrationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.SessionId;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.secondfactors.persistence.PasskeyView;

/**
 * Verifies registrations (WebAuthn): a browser creates a passkey for an account. It must be
 * discoverable and support user verification, or it could not log in alone. The make of the
 * authenticator does not matter (attestation none).
 */
@ApplicationScoped
public class PasskeyRegistrationVerifier {

  private static final Logger LOG = SingleLineLogger.of(PasskeyRegistrationVerifier.class);

  /** The maximum length of a credential's id (WebAuthn level 3, 7.1). */
  private static final int MAX_ID_BYTES = 1023;

  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          PublicKeyCredentialParameters.ES256,
          PublicKeyCredentialParameters.EdDSA,
          PublicKeyCredentialParameters.RS256);

  @Inject RelyingPartyProvider relyingParties;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /** The options for the browser. */
  public PasskeyOptions options(PasskeyOwner owner, List<PasskeyView> existing) {
    PasskeyChallenge challenge = PasskeyChallenge.handedOut(clock.instant());
    PublicKeyCredentialCreationOptions options =
        request(
            owner,
            new ByteArray(challenge.bytes(PasskeyChallengePurpose.registration(owner), keys)),
            existing);
    try {
      return RelyingPartyProvider.answer(options.toCredentialsCreateJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options can be written as JSON", e);
    }
  }

  /**
   * Verifies the browser's answer.
   *
   * @return empty for an answer to no challenge of ours to this account, and for one that is late,
   *     from another page, or invalid
   */
  public Optional<RegisteredPasskey> verify(PasskeyOwner owner, ObjectNode credential) {
    return parsed(credential).flatMap(made -> verify(owner, made));
  }

  private Optional<RegisteredPasskey> verify(
      PasskeyOwner owner,
      PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
          made) {
    ByteArray signed = made.getResponse().getClientData().getChallenge();
    PasskeyChallengePurpose use = PasskeyChallengePurpose.registration(owner);
    return PasskeyChallenge.read(signed.getBytes(), use, keys, clock.instant())
        .flatMap(
            challenge ->
                finished(request(owner, signed, List.of()), made)
                    .filter(result -> result.getKeyId().getId().size() <= MAX_ID_BYTES)
                    .map(result -> passkey(owner.account(), challenge, made, result)));
  }

  private Optional<RegistrationResult> finished(
      PublicKeyCredentialCreationOptions request,
      PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
          made) {
    try {
      return Optional.of(
          relyingParties
              .relyingParty(new PasskeyCredentialLookup(List.of()))
              .finishRegistration(
                  FinishRegistrationOptions.builder().request(request).response(made).build()));
    } catch (RegistrationFailedException | RuntimeException e) {
      // The library throws unchecked exceptions of many types for what is no key.
      LOG.log(Level.DEBUG, "The registration of a passkey was refused", e);
      return Optional.empty();
    }
  }

  private static Optional<
          PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>>
      parsed(ObjectNode credential) {
    try {
      return Optional.of(PublicKeyCredential.parseRegistrationResponseJson(credential.toString()));
    } catch (IOException | RuntimeException e) {
      // The library takes members for granted that a stranger may leave out.
      return Optional.empty();
    }
  }

  private PublicKeyCredentialCreationOptions request(
      PasskeyOwner owner, ByteArray challenge, List<PasskeyView> existing) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(relyingParties.identity())
        .user(
            UserIdentity.builder()
                .name(owner.email().shown())
                .displayName(owner.displayName())
                .id(PasskeyCredentialLookup.handle(owner.account().id().value()))
                .build())
        .challenge(challenge)
        .pubKeyCredParams(ALGORITHMS)
        .timeout(PasskeyChallenge.LIFETIME.toMillis())
        .excludeCredentials(new PasskeyCredentialLookup(existing).descriptors())
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(AttestationConveyancePreference.NONE)
        .build();
  }

  private static RegisteredPasskey passkey(
      AccountAtEpoch account,
      PasskeyChallenge challenge,
      PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
          made,
      RegistrationResult result) {
    return new RegisteredPasskey(
        account,
        challenge,
        result.getKeyId().getId().getBase64Url(),
        result.getPublicKeyCose().getBase64Url(),
        result.getSignatureCount(),
        RelyingPartyProvider.isBackedUp(made.getResponse().getParsedAuthenticatorData()));
  }

  /**
   * The owner of a new passkey.
   *
   * @param account as authenticated by the proof of identity
   * @param displayName name of the person
   */
  public record PasskeyOwner(
      AccountAtEpoch account, SessionId session, EmailAddress email, String displayName) {}
}
