package org.headgate.ratelimit.service;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * Marks a device on which somebody logged in to an account, for 180 days. It does not prove who
 * holds the device; it only separates its attempts from those of strangers. It is valid in the
 * account's epoch in which it was issued, and in no later one.
 *
 * @param device stays the same when the token is renewed on the device
 */
public record DeviceToken(AccountAtEpoch account, UUID device, Instant issuedAt) {

  /** How long it is valid. */
  public static final Duration LIFETIME = Duration.ofDays(180);

  /**
   * Known devices of an account share this many limits, so that more devices do not get more
   * guesses.
   */
  public static final int LANES = 4;

  private static final SignedTokenFormat FORM =
      new SignedTokenFormat(
          "hgd_", KeyRing.Purpose.DEVICE_TOKEN, 2 * UuidBytes.UUID_BYTES + 2 * Integer.BYTES);

  public DeviceToken {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(device, "device");
    issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
  }

  /**
   * @return empty for a text that this server did not make
   */
  public static Optional<DeviceToken> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys).map(DeviceToken::read);
  }

  /** The text that is handed out. */
  public String text(KeyRing keys) {
    return FORM.text(
        ByteBuffer.allocate(FORM.payloadBytes())
            .put(UuidBytes.of(account.id().value()))
            .put(UuidBytes.of(device))
            .putInt(account.epoch())
            .putInt((int) issuedAt.getEpochSecond())
            .array(),
        keys);
  }

  /** Whether it has not expired. */
  public boolean isLive(Instant now) {
    return issuedAt.plus(LIFETIME).isAfter(now);
  }

  /**
   * 1 to {@link #LANES}: the limit, among those of the account's known devices, that this one
   * counts against.
   */
  public int lane() {
    return 1 + Math.floorMod(device.hashCode(), LANES);
  }

  /** Leaves out the device. */
  @Override
  public String toString() {
    return "DeviceToken[" + account.id() + "]";
  }

  /** The second has 32 bits, enough until 2106; the epoch has the other half. */
  private static DeviceToken read(ByteBuffer bytes) {
    UserId accountId = new UserId(UuidBytes.uuid(bytes));
    UUID deviceId = UuidBytes.uuid(bytes);
    int epoch = bytes.getInt();
    Instant issuedAt = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    return new DeviceToken(new AccountAtEpoch(accountId, epoch), deviceId, issuedAt);
  }
}
