package org.headgate.accounts.service;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.headgate.crypto.service.Bytes;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.UserId;

/**
 * Marks a device on which somebody logged in to an account, for 180 days. It proves nothing about
 * who holds the device; it only gives its guesses a budget apart from a stranger's.
 */
record DeviceToken(UserId account, Instant issuedAt) {

  private static final String PREFIX = "hgd_";
  private static final int PAYLOAD_BYTES = Bytes.UUID_BYTES + Long.BYTES;

  String text(KeyRing keys) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put(Bytes.of(account.value()))
            .putLong(issuedAt.getEpochSecond())
            .array();
    byte[] mac = keys.mac(KeyRing.Purpose.DEVICE_TOKEN, payload);
    byte[] token = ByteBuffer.allocate(payload.length + mac.length).put(payload).put(mac).array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }
}
