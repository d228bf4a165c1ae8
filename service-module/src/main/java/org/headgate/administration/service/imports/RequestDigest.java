package org.headgate.administration.service.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.headgate.common.service.KeyRing;

/** A MAC of a request whose body is larger than memory, computed as its parts arrive. */
final class RequestDigest {

  private final MessageDigest body = sha256();
  private final boolean dryRun;

  RequestDigest(boolean dryRun) {
    this.dryRun = dryRun;
  }

  void update(byte[] bytes, int length) {
    body.update(bytes, 0, length);
  }

  /** Called once, at the end of the body. */
  String text(KeyRing keys) {
    byte[] mac =
        keys.mac(
            KeyRing.Purpose.IDEMPOTENCY_FINGERPRINT,
            ("import dry_run=" + dryRun).getBytes(StandardCharsets.UTF_8),
            body.digest());
    return HexFormat.of().formatHex(mac);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
