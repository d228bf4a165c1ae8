package org.headgate.network.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.UserId;
import org.junit.jupiter.api.Test;

class DeviceTokenTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final KeyRing KEYS = keys('a');

  @Property(tries = 200)
  void whatWasHandedOutIsRead(@ForAll long account, @ForAll long device) {
    DeviceToken token = token(account, device);

    assertThat(DeviceToken.parse(token.text(KEYS), KEYS)).contains(token);
    assertThat(token.lane()).isBetween(1, DeviceToken.LANES);
  }

  @Property(tries = 200)
  void oneChangedCharacterIsAForgery(@ForAll @IntRange(min = 4, max = 98) int position) {
    String text = token(1, 2).text(KEYS);
    char other = text.charAt(position) == 'x' ? 'y' : 'x';

    assertThat(
            DeviceToken.parse(
                text.substring(0, position) + other + text.substring(position + 1), KEYS))
        .isEmpty();
  }

  @Property(tries = 200)
  void nonsenseIsNoDevice(@ForAll String text) {
    assertThat(DeviceToken.parse(text, KEYS)).isEmpty();
    assertThat(DeviceToken.parse("hgd_" + text, KEYS)).isEmpty();
  }

  @Test
  void anotherServersDeviceIsAStranger() {
    assertThat(DeviceToken.parse(token(1, 2).text(keys('b')), KEYS)).isEmpty();
  }

  @Test
  void livesForHalfAYear() {
    assertThat(token(1, 2).isLive(NOON.plus(Duration.ofDays(180)).minusSeconds(1))).isTrue();
    assertThat(token(1, 2).isLive(NOON.plus(Duration.ofDays(180)))).isFalse();
  }

  private static DeviceToken token(long account, long device) {
    return new DeviceToken(new UserId(new UUID(account, 1)), new UUID(device, 2), NOON);
  }

  private static KeyRing keys(char letter) {
    return new KeyRing(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
