package org.headgate.sessions.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * A personal access token: {@code hgp_} and, in base64url, its id, 16 random bytes and a MAC over
 * both; then a checksum in six characters, by which secret scanners recognize it. The database
 * stores only a keyed hash.
 *
 * @param text as it is handed out, only once
 */
public record PersonalToken(UUID id, String text) {

  private static final int RANDOM_BYTES = 16;
  private static final String PREFIX = "hgp_";
  private static final SignedTokenFormat FORM =
      new SignedTokenFormat(
          PREFIX, KeyRing.Purpose.PERSONAL_TOKEN, UuidBytes.UUID_BYTES + RANDOM_BYTES);

  private static final int SHOWN_LENGTH = 12;
  private static final int CHECKSUM_LENGTH = 6;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  public PersonalToken {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
  }

  /** Generates a token. */
  public static PersonalToken generate(UUID id, SecureRandom random, KeyRing keys) {
    byte[] randomBytes = new byte[RANDOM_BYTES];
    random.nextBytes(randomBytes);
    byte[] payload =
        ByteBuffer.allocate(FORM.payloadBytes()).put(UuidBytes.of(id)).put(randomBytes).array();
    String signed = FORM.text(payload, keys);
    return new PersonalToken(id, signed + checksum(signed));
  }

  /**
   * @return empty for a text that this server did not make
   */
  public static Optional<PersonalToken> parse(String text, KeyRing keys) {
    int end = text.length() - CHECKSUM_LENGTH;
    if (!text.startsWith(PREFIX) || end < PREFIX.length()) {
      return Optional.empty();
    }
    String signed = text.substring(0, end);
    if (!text.endsWith(checksum(signed))) {
      return Optional.empty();
    }
    return FORM.payload(signed, keys).map(bytes -> new PersonalToken(UuidBytes.uuid(bytes), text));
  }

  /** The beginning of a token with this id: a part of the id, nothing secret. */
  public static String prefix(UUID id) {
    return PREFIX
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(UuidBytes.of(id))
            .substring(0, SHOWN_LENGTH);
  }

  /** The hash that is stored. */
  public byte[] hash(KeyRing keys) {
    return keys.mac(KeyRing.Purpose.PERSONAL_TOKEN_HASH, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The CRC-32 in base 62, highest digit first. */
  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < CHECKSUM_LENGTH; i++) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
      rest /= DIGITS.length();
    }
    return digits.reverse().toString();
  }

  /** Leaves out the token, for logs. */
  @Override
  public String toString() {
    return "PersonalToken[" + id + "]";
  }
}
