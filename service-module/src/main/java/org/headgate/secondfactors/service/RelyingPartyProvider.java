package org.headgate.secondfactors.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorData;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.headgate.common.json.JsonMappers;
import org.headgate.config.settings.PasskeySettings;
import org.headgate.secondfactors.api.PasskeyOptions;

/** Produces the WebAuthn relying party: this server's host and its one origin. */
@ApplicationScoped
public class RelyingPartyProvider {

  private static final String MEMBER = "publicKey";
  private static final int BACKED_UP = 0x10;

  @Inject PasskeySettings settings;

  RelyingPartyIdentity identity() {
    return RelyingPartyIdentity.builder()
        .id(settings.relyingParty())
        .name(settings.relyingParty().equals("localhost") ? "Headgate" : settings.relyingParty())
        .build();
  }

  RelyingParty relyingParty(PasskeyCredentialLookup passkeys) {
    return RelyingParty.builder()
        .identity(identity())
        .credentialRepository(passkeys)
        .origins(Set.of(settings.origin()))
        .build();
  }

  /** Whether a service syncs the passkey to other devices (WebAuthn level 3, 6.1). */
  static boolean isBackedUp(AuthenticatorData data) {
    return (data.getFlags().value & BACKED_UP) != 0;
  }

  /**
   * The library's JSON is the argument of the browser's function; callers get its single member.
   */
  static PasskeyOptions answer(String json) throws JsonProcessingException {
    return new PasskeyOptions(
        (ObjectNode) JsonMappers.strict().readTree(json).get(MEMBER),
        PasskeyChallenge.LIFETIME.toSeconds());
  }
}
