package org.headgate.ratelimit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;

/**
 * The client of the request on this thread: its network address, the token of a known device, and
 * the account once the session is verified. The web layer sets it, and clears the thread when the
 * request leaves it; outside of HTTP it is empty.
 */
@ApplicationScoped
public class ClientContext {

  private static final Client UNKNOWN =
      new Client(Optional.empty(), Optional.empty(), Optional.empty());
  private static final ThreadLocal<Client> CURRENT = new ThreadLocal<>();

  @Inject KeyRing keys;
  @Inject Clock clock;

  private record Client(
      Optional<ClientAddress> address, Optional<DeviceToken> device, Optional<UserId> caller) {}

  /**
   * Begins with a client that has not authenticated itself; {@link #leave} must follow.
   *
   * @param deviceToken the header {@code Device-Token} as it was sent; a forged or expired one is
   *     ignored
   */
  public void setClient(ClientAddress address, Optional<String> deviceToken) {
    Optional<DeviceToken> device =
        deviceToken
            .flatMap(text -> DeviceToken.parse(text, keys))
            .filter(token -> token.isLive(clock.instant()));
    CURRENT.set(new Client(Optional.of(address), device, Optional.empty()));
  }

  /**
   * Records that the caller has an open session of the account: its device counts as known, even
   * without a device token.
   */
  public void setAuthenticatedSession(AccountAtEpoch account, SessionId sessionId) {
    DeviceToken device = deviceTokenFor(account, sessionId.value());
    CURRENT.set(new Client(address(), Optional.of(device), Optional.of(account.id())));
  }

  /**
   * As {@link #setAuthenticatedSession(AccountAtEpoch, SessionId)}, where the account cannot be
   * read.
   */
  public void setAuthenticatedSession(UserId accountId) {
    CURRENT.set(new Client(address(), device(), Optional.of(accountId)));
  }

  /** Clears the thread, which belongs to the server's pool. */
  public static void leave() {
    CURRENT.remove();
  }

  /** Empty for work outside of a request. */
  public Optional<ClientAddress> address() {
    return current().address();
  }

  /** Empty as long as no open session was presented. */
  public Optional<UserId> caller() {
    return current().caller();
  }

  /** A known device, of any account. */
  public Optional<DeviceToken> device() {
    return current().device();
  }

  /** Whether the caller's device logged in to the account before, in the same epoch. */
  public boolean isKnownDeviceOf(AccountAtEpoch account) {
    return device().filter(token -> token.account().equals(account)).isPresent();
  }

  /**
   * The token that marks the caller's device for an account from now on: the same device if the
   * account knows it, else a new one.
   */
  public DeviceToken deviceTokenFor(AccountAtEpoch account, UUID newDevice) {
    UUID same =
        device()
            .filter(token -> token.account().equals(account))
            .map(DeviceToken::device)
            .orElse(newDevice);
    return new DeviceToken(account, same, clock.instant());
  }

  private static Client current() {
    return Optional.ofNullable(CURRENT.get()).orElse(UNKNOWN);
  }
}
