package org.headgate.secondfactors.service;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.service.UuidBytes;
import org.headgate.secondfactors.persistence.PasskeyView;

/**
 * Passkeys for the WebAuthn library, read in advance, because the library calls it while no
 * connection is held. Users have a handle, the bytes of the account's id, and a name, the id as
 * text.
 */
final class PasskeyCredentialLookup implements CredentialRepository {

  private final List<PasskeyView> passkeys;

  PasskeyCredentialLookup(List<PasskeyView> passkeys) {
    this.passkeys = List.copyOf(passkeys);
  }

  static ByteArray handle(UUID accountId) {
    return new ByteArray(UuidBytes.of(accountId));
  }

  static ByteArray decoded(String base64url) {
    try {
      return ByteArray.fromBase64Url(base64url);
    } catch (Base64UrlException e) {
      throw new IllegalStateException("a kept passkey is not base64url", e);
    }
  }

  Set<PublicKeyCredentialDescriptor> descriptors() {
    return passkeys.stream().map(PasskeyCredentialLookup::descriptor).collect(Collectors.toSet());
  }

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String name) {
    return passkeys.stream()
        .filter(passkey -> passkey.accountId().toString().equals(name))
        .map(PasskeyCredentialLookup::descriptor)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String name) {
    return accounts()
        .filter(accountId -> accountId.toString().equals(name))
        .map(PasskeyCredentialLookup::handle)
        .findFirst();
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray handle) {
    return accounts()
        .filter(accountId -> handle(accountId).equals(handle))
        .map(UUID::toString)
        .findFirst();
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
    return lookupAll(credentialId).stream()
        .filter(credential -> credential.getUserHandle().equals(userHandle))
        .findFirst();
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
    return passkeys.stream()
        .filter(passkey -> passkey.credentialId().equals(credentialId.getBase64Url()))
        .map(PasskeyCredentialLookup::credential)
        .collect(Collectors.toSet());
  }

  private Stream<UUID> accounts() {
    return passkeys.stream().map(PasskeyView::accountId).distinct();
  }

  private static PublicKeyCredentialDescriptor descriptor(PasskeyView passkey) {
    return PublicKeyCredentialDescriptor.builder().id(decoded(passkey.credentialId())).build();
  }

  private static RegisteredCredential credential(PasskeyView passkey) {
    return RegisteredCredential.builder()
        .credentialId(decoded(passkey.credentialId()))
        .userHandle(handle(passkey.accountId()))
        .publicKeyCose(decoded(passkey.publicKey()))
        .signatureCount(passkey.signCount())
        .build();
  }
}
