package org.headgate.administration.service.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.administration.api.ImportedUser;
import org.headgate.administration.service.AttributesValidator;
import org.headgate.administration.service.NewUserDetails;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.passwords.service.foreign.ForeignHash;
import org.headgate.secondfactors.service.RecoveryCode;
import org.headgate.secondfactors.service.TotpSecret;

/**
 * A valid line of an import; existing accounts decide whether it creates one.
 *
 * @param name id of the account in the other system
 */
record ImportCandidate(
    int line,
    Optional<String> name,
    NewUserDetails details,
    Optional<String> department,
    boolean verified,
    boolean active,
    Optional<Instant> createdAt,
    Optional<Instant> lastLoginAt,
    Optional<String> passwordHash,
    Optional<SortedMap<String, String>> attributes,
    Optional<TotpSecret> totp,
    List<RecoveryCode> recoveryCodes) {

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_CODES = 100;

  ImportCandidate {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  /**
   * @param now upper bound of the times in the line
   * @param own the configured cost of hashes
   * @throws InvalidRequestException naming the field that is not valid
   */
  static ImportCandidate of(int line, ImportedUser user, Instant now, PasswordHashCost own) {
    String email = user.email().orElseThrow(() -> refused("email", "must be an e-mail address"));
    Optional<TotpSecret> totp = user.totpSecret().map(ImportCandidate::totp);
    List<String> codes = user.recoveryCodes().orElse(List.of());
    if (!codes.isEmpty() && totp.isEmpty()) {
      throw refused("recovery_codes", "requires a totp_secret");
    }
    if (codes.size() > MAX_CODES) {
      throw refused("recovery_codes", "must be at most 100");
    }
    return new ImportCandidate(
        line,
        user.externalId().or(user::id).map(ImportCandidate::name),
        NewUserDetails.of(
            email,
            user.fullName(),
            user.locale(),
            user.timeZone(),
            user.roles(),
            user.departmentId()),
        user.department(),
        user.verified().orElse(false),
        user.isActive().orElse(true),
        past("created_at", user.createdAt(), now),
        past("last_login_at", user.lastLoginAt(), now),
        user.passwordHash().map(text -> ForeignHash.accepted("password_hash", text, own).text()),
        user.attributes().filter(all -> !all.isEmpty()).map(AttributesValidator::valid),
        totp,
        codes.stream()
            .map(code -> orRefused("recovery_codes", () -> RecoveryCode.typed(code)))
            .distinct()
            .toList());
  }

  String email() {
    return details.address().value();
  }

  Optional<UUID> departmentId() {
    return details.department();
  }

  boolean namesDepartment() {
    return departmentId().isPresent() || department.isPresent();
  }

  private static String name(String text) {
    if (text.isEmpty() || CharacterCount.of(text) > MAX_NAME_LENGTH) {
      throw refused("external_id", "must have 1 to 255 characters");
    }
    return text;
  }

  private static TotpSecret totp(String base32) {
    try {
      return TotpSecret.typed(base32);
    } catch (IllegalArgumentException e) {
      throw refused("totp_secret", "must be base32 of 128 to 512 bits");
    }
  }

  private static Optional<Instant> past(String field, Optional<Instant> moment, Instant now) {
    if (moment.filter(then -> then.isAfter(now) || then.isBefore(Instant.EPOCH)).isPresent()) {
      throw refused(field, "must be in the past, and not before 1970");
    }
    return moment;
  }

  private static <T> T orRefused(String field, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidRequestException e) {
      throw refused(field, "must be codes such as 7k2m-x9qd-40ar");
    }
  }

  static InvalidRequestException refused(String field, String message) {
    return new InvalidRequestException(new FieldError(field, message));
  }

  /** Leaves out the content of the line. */
  @Override
  public String toString() {
    return "ImportCandidate[" + line + "]";
  }
}
