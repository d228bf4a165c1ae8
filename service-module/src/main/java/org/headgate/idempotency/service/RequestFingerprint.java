package org.headgate.idempotency.service;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.UuidBytes;
import org.headgate.idempotency.api.IdempotencyKey;

/**
 * Identifies a request with an idempotency key.
 *
 * @param caller empty for somebody without a session, whose keys are good for one path only
 * @param route method and path
 * @param body as it was sent, but for the order of its members and white space
 */
public record RequestFingerprint(
    IdempotencyKey key, Optional<UserId> caller, String route, String body) {

  /** The storage key: the idempotency key in the scope of its caller. */
  String slot(KeyRing keys) {
    byte[] owner =
        caller.map(UserId::value).map(UuidBytes::of).orElseGet(() -> text("anonymous " + route));
    return hex(keys.mac(KeyRing.Purpose.IDEMPOTENCY_SLOT, owner, text(key.text())));
  }

  /** A hash of the request's content. */
  String fingerprint(KeyRing keys) {
    return hex(keys.mac(KeyRing.Purpose.IDEMPOTENCY_FINGERPRINT, text(route), text(body)));
  }

  /** Leaves out key and body. */
  @Override
  public String toString() {
    return "RequestFingerprint[" + route + "]";
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
