package org.headgate.ratelimit.service;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * Marks a device on which somebody logged in to an account, for 180 days. It proves nothing about
 * who holds the device; it only gives its guesses a budget apart from a stranger's. It counts in
 * the account's epoch in which it was issued, and in no later one.
 *
 * @param device stays the same when the token is renewed on the device
 */
public record DeviceToken(JudgedAccount account, UUID device, Instant issuedAt) {

  /** How long it is good for. */
  public static final Duration LIFETIME = Duration.ofDays(180);

  /** Budgets that an account's known devices share: more devices do not make more guesses. */
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
   * @return empty for what this server never made
   */
  public static Optional<DeviceToken> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys).map(DeviceToken::read);
  }

  /** As it is handed out. */
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

  /** Whether it has not lived out its time. */
  public boolean isLive(Instant now) {
    return issuedAt.plus(LIFETIME).isAfter(now);
  }

  /** 1 to {@link #LANES}: which of the account's budgets for known devices this one draws on. */
  public int lane() {
    return 1 + Math.floorMod(device.hashCode(), LANES);
  }

  /** Without the device. */
  @Override
  public String toString() {
    return "DeviceToken[" + account.id() + "]";
  }

  /** The second has 32 bits, until 2106: the other half of what it had once is the epoch. */
  private static DeviceToken read(ByteBuffer bytes) {
    UserId account = new UserId(UuidBytes.uuid(bytes));
    UUID device = UuidBytes.uuid(bytes);
    int epoch = bytes.getInt();
    Instant issuedAt = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    return new DeviceToken(new JudgedAccount(account, epoch), device, issuedAt);
  }
}
