package org.headgate.secondfactors.service;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.UuidBytes;
import org.headgate.otp.api.CodeNormalizer;

/**
 * A recovery code: 60 random bits, written so that it can be copied by hand without mistakes
 * (Crockford's base32, in which o is 0, and i and l are 1).
 *
 * @param characters 12 of the alphabet
 */
public record RecoveryCode(String characters) {

  /** The number of codes of an account. */
  public static final int SET = 12;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;

  /**
   * Parses typed text, ignoring case and formatting (see {@link CodeNormalizer}).
   *
   * @throws InvalidRequestException naming the field when it is no code, which costs no guess
   */
  public static RecoveryCode typed(String text) {
    String plain =
        CodeNormalizer.withoutFormatting(text)
            .toLowerCase(Locale.ROOT)
            .replace('o', '0')
            .replace('i', '1')
            .replace('l', '1');
    if (plain.length() != LENGTH
        || plain.chars().anyMatch(character -> ALPHABET.indexOf(character) < 0)) {
      throw new InvalidRequestException(
          new FieldError(
              "recovery_code", "must be one of the twelve codes, such as 7k2m-x9qd-40ar"));
    }
    return new RecoveryCode(plain);
  }

  /** Generates a new set. */
  public static List<RecoveryCode> generateSet(SecureRandom random) {
    return Stream.generate(() -> one(random)).distinct().limit(SET).toList();
  }

  private static RecoveryCode one(SecureRandom random) {
    return new RecoveryCode(
        IntStream.range(0, LENGTH)
            .mapToObj(i -> ALPHABET.charAt(random.nextInt(ALPHABET.length())))
            .map(String::valueOf)
            .collect(Collectors.joining()));
  }

  /** The displayed form: {@code 7k2m-x9qd-40ar}. */
  public String text() {
    return IntStream.range(0, characters.length())
        .mapToObj(i -> (i > 0 && i % GROUP == 0 ? "-" : "") + characters.charAt(i))
        .collect(Collectors.joining());
  }

  /** The stored form: bound to the account, and useless without the server's secret. */
  byte[] hash(KeyRing keys, UserId accountId) {
    return keys.mac(
        KeyRing.Purpose.RECOVERY_CODE_HASH,
        UuidBytes.of(accountId.value()),
        characters.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves out the code. */
  @Override
  public String toString() {
    return "RecoveryCode[]";
  }
}
