package org.headgate.ratelimit.service;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;

/**
 * Request-scoped client data: the network address, the token of a known device, and the account
 * once the session is verified. The web layer sets it; outside of HTTP it is empty.
 */
@RequestScoped
public class ClientContext {

  @Inject KeyRing keys;
  @Inject Clock clock;

  private Optional<ClientAddress> address = Optional.empty();
  private Optional<DeviceToken> device = Optional.empty();
  private Optional<UserId> caller = Optional.empty();

  /**
   * @param deviceToken the header {@code Device-Token} as it was sent; a forged or expired one is
   *     ignored
   */
  public void setClient(ClientAddress address, Optional<String> deviceToken) {
    this.address = Optional.of(address);
    this.device =
        deviceToken
            .flatMap(text -> DeviceToken.parse(text, keys))
            .filter(token -> token.isLive(clock.instant()));
  }

  /**
   * Records that the caller has an open session of the account: its device counts as known, even
   * without a device token.
   */
  public void setAuthenticatedSession(AccountAtEpoch account, SessionId sessionId) {
    device = Optional.of(deviceTokenFor(account, sessionId.value()));
    caller = Optional.of(account.id());
  }

  /**
   * As {@link #setAuthenticatedSession(AccountAtEpoch, SessionId)}, where the account cannot be
   * read.
   */
  public void setAuthenticatedSession(UserId accountId) {
    caller = Optional.of(accountId);
  }

  /** Empty for work outside of a request. */
  public Optional<ClientAddress> address() {
    return address;
  }

  /** Empty as long as no open session was presented. */
  public Optional<UserId> caller() {
    return caller;
  }

  /** A known device, of any account. */
  public Optional<DeviceToken> device() {
    return device;
  }

  /** Whether the caller's device logged in to the account before, in the same epoch. */
  public boolean isKnownDeviceOf(AccountAtEpoch account) {
    return device.filter(token -> token.account().equals(account)).isPresent();
  }

  /**
   * The token that marks the caller's device for an account from now on: the same device if the
   * account knows it, else a new one.
   */
  public DeviceToken deviceTokenFor(AccountAtEpoch account, UUID newDevice) {
    UUID same =
        device
            .filter(token -> token.account().equals(account))
            .map(DeviceToken::device)
            .orElse(newDevice);
    return new DeviceToken(account, same, clock.instant());
  }
}
