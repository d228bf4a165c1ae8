package org.headgate.ratelimit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientContextTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ClientAddress ADDRESS = ClientAddress.parse("192.0.2.1").orElseThrow();
  private static final AccountAtEpoch ADA = new AccountAtEpoch(new UserId(new UUID(1, 2)), 3);
  private static final AccountAtEpoch EVE = new AccountAtEpoch(new UserId(new UUID(4, 5)), 3);
  private static final SessionId SESSION = new SessionId(new UUID(6, 7));
  private static final UUID NEW_DEVICE = new UUID(8, 9);

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final ClientContext client = new ClientContext();

  ClientContextTest() {
    client.keys = keys;
    client.clock = Clock.fixed(NOON, ZoneOffset.UTC);
  }

  @AfterEach
  void leaveTheThread() {
    ClientContext.leave();
  }

  @Test
  void nothingIsKnownOutsideOfARequest() {
    assertThat(client.address()).isEmpty();
    assertThat(client.device()).isEmpty();
    assertThat(client.caller()).isEmpty();
    assertThat(client.isKnownDeviceOf(ADA)).isFalse();
    assertThat(client.deviceTokenFor(ADA, NEW_DEVICE))
        .isEqualTo(new DeviceToken(ADA, NEW_DEVICE, NOON));
  }

  @Test
  void liveDeviceTokenMakesTheDeviceKnownToItsAccountOnly() {
    client.setClient(ADDRESS, Optional.of(issued(Duration.ofDays(1))));

    assertThat(client.address()).contains(ADDRESS);
    assertThat(client.isKnownDeviceOf(ADA)).isTrue();
    assertThat(client.isKnownDeviceOf(EVE)).isFalse();
    assertThat(client.deviceTokenFor(ADA, NEW_DEVICE).device()).isEqualTo(SESSION.value());
    assertThat(client.deviceTokenFor(EVE, NEW_DEVICE).device()).isEqualTo(NEW_DEVICE);
    assertThat(client.caller()).isEmpty();
  }

  @Test
  void expiredAndForgedDeviceTokensAreIgnored() {
    client.setClient(ADDRESS, Optional.of(issued(DeviceToken.LIFETIME.plusDays(1))));
    assertThat(client.device()).isEmpty();

    client.setClient(ADDRESS, Optional.of("hgd_x"));
    assertThat(client.device()).isEmpty();
  }

  @Test
  void deviceOfAnOpenSessionIsKnownWithoutAToken() {
    client.setClient(ADDRESS, Optional.empty());

    client.setAuthenticatedSession(ADA, SESSION);

    assertThat(client.address()).contains(ADDRESS);
    assertThat(client.caller()).contains(ADA.id());
    assertThat(client.isKnownDeviceOf(ADA)).isTrue();
  }

  @Test
  void callerWhoseAccountCannotBeReadKeepsItsDevice() {
    client.setClient(ADDRESS, Optional.of(issued(Duration.ofDays(1))));

    client.setAuthenticatedSession(EVE.id());

    assertThat(client.address()).contains(ADDRESS);
    assertThat(client.caller()).contains(EVE.id());
    assertThat(client.isKnownDeviceOf(ADA)).isTrue();
  }

  @Test
  void threadKeepsNothingOfAnEarlierRequest() {
    client.setClient(ADDRESS, Optional.empty());
    client.setAuthenticatedSession(ADA, SESSION);

    ClientContext.leave();

    assertThat(client.address()).isEmpty();
    assertThat(client.device()).isEmpty();
    assertThat(client.caller()).isEmpty();
  }

  @Test
  void requestThatBeginsAgainIsNotAuthenticatedYet() {
    client.setClient(ADDRESS, Optional.empty());
    client.setAuthenticatedSession(ADA, SESSION);

    client.setClient(ADDRESS, Optional.empty());

    assertThat(client.device()).isEmpty();
    assertThat(client.caller()).isEmpty();
  }

  @Test
  void otherThreadsKnowNothingOfTheClient() {
    client.setClient(ADDRESS, Optional.empty());

    assertThat(CompletableFuture.supplyAsync(client::address).join()).isEmpty();
  }

  private String issued(Duration ago) {
    return new DeviceToken(ADA, SESSION.value(), NOON.minus(ago)).text(keys);
  }
}
