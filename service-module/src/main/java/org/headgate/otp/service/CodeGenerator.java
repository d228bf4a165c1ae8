package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.UuidBytes;
import org.headgate.otp.api.CodePurpose;

/**
 * Derives a code's digits from its id under the server's secret, as HOTP does (RFC 4226, 5.3). So
 * any node can write its mail minutes later, while the database holds only the id and a keyed hash.
 */
@ApplicationScoped
public class CodeGenerator {

  private static final int MODULUS = 1_000_000;

  private KeyRing keys;

  protected CodeGenerator() {}

  @Inject
  public CodeGenerator(KeyRing keys) {
    this.keys = keys;
  }

  /** Six digits. */
  public String digits(UUID codeId) {
    byte[] mac = keys.mac(KeyRing.Purpose.CODE_VALUE, UuidBytes.of(codeId));
    long number = ByteBuffer.wrap(mac).getLong() & Long.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % MODULUS);
  }

  /** The stored hash of a code, bound to its address and purpose. */
  byte[] hash(EmailAddress address, CodePurpose purpose, String digits) {
    return keys.mac(
        KeyRing.Purpose.CODE_HASH,
        address.value().getBytes(StandardCharsets.UTF_8),
        purpose.wireName().getBytes(StandardCharsets.UTF_8),
        digits.getBytes(StandardCharsets.UTF_8));
  }
}
