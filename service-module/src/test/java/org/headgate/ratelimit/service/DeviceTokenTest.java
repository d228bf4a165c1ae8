package org.headgate.ratelimit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.junit.jupiter.api.Test;

class DeviceTokenTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final KeyRing KEYS = keys('a');

  @Property(tries = 200)
  void issuedTokensAreParsed(
      @ForAll long account,
      @ForAll long device,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int epoch,
      @ForAll @LongRange(max = 0xffff_ffffL) long issuedAt) {
    DeviceToken token =
        new DeviceToken(
            account(account, epoch), new UUID(device, 2), Instant.ofEpochSecond(issuedAt));

    assertThat(DeviceToken.parse(token.text(KEYS), KEYS)).contains(token);
    assertThat(token.lane()).isBetween(1, DeviceToken.LANES);
  }

  @Property(tries = 200)
  void alteredTokensAreRefused(@ForAll @IntRange(min = 4, max = 98) int position) {
    String text = token(1, 2).text(KEYS);
    char other = text.charAt(position) == 'x' ? 'y' : 'x';

    assertThat(
            DeviceToken.parse(
                text.substring(0, position) + other + text.substring(position + 1), KEYS))
        .isEmpty();
  }

  @Property(tries = 200)
  void malformedTokensAreRefused(@ForAll String text) {
    assertThat(DeviceToken.parse(text, KEYS)).isEmpty();
    assertThat(DeviceToken.parse("hgd_" + text, KEYS)).isEmpty();
  }

  /** Tokens of before had no epoch, and the second in 64 bits: those are of the first epoch. */
  @Test
  void tokensWithoutAnEpochBelongToTheFirst() {
    UUID accountId = new UUID(1, 1);
    UUID deviceId = new UUID(2, 2);
    byte[] payload =
        ByteBuffer.allocate(40)
            .putLong(accountId.getMostSignificantBits())
            .putLong(accountId.getLeastSignificantBits())
            .putLong(deviceId.getMostSignificantBits())
            .putLong(deviceId.getLeastSignificantBits())
            .putLong(NOON.getEpochSecond())
            .array();
    String text =
        new SignedTokenFormat("hgd_", KeyRing.Purpose.DEVICE_TOKEN, 40).text(payload, KEYS);

    assertThat(DeviceToken.parse(text, KEYS)).contains(token(1, 2));
  }

  @Test
  void tokenOfAnotherServerIsRefused() {
    assertThat(DeviceToken.parse(token(1, 2).text(keys('b')), KEYS)).isEmpty();
  }

  @Test
  void tokenIsValidForHalfAYear() {
    assertThat(token(1, 2).isLive(NOON.plus(Duration.ofDays(180)).minusSeconds(1))).isTrue();
    assertThat(token(1, 2).isLive(NOON.plus(Duration.ofDays(180)))).isFalse();
  }

  private static DeviceToken token(long account, long device) {
    return new DeviceToken(account(account, 0), new UUID(device, 2), NOON);
  }

  private static AccountAtEpoch account(long id, int epoch) {
    return new AccountAtEpoch(new UserId(new UUID(id, 1)), epoch);
  }

  private static KeyRing keys(char letter) {
    return new KeyRing(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
