package org.headgate.authentication.service.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import org.headgate.accounts.service.PersonalDetailsValidator;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;

/**
 * A person as the earlier system describes them. Invalid details are left out: they must not
 * prevent the account.
 *
 * @param externalId what the account is called there
 */
record LegacyAccount(
    Optional<String> fullName,
    String locale,
    String timeZone,
    boolean isEmailVerified,
    Optional<String> externalId) {

  private static final int MAX_EXTERNAL_ID_LENGTH = 255;

  /**
   * Reads the members {@code full_name}, {@code language} or {@code locale}, {@code time_zone},
   * {@code email_verified}, which is true when it is left out and false when it is anything but
   * true, and {@code external_id}.
   */
  static LegacyAccount of(JsonNode answer) {
    return new LegacyAccount(
        text(answer, "full_name").flatMap(text -> valid(text, PersonalDetailsValidator::fullName)),
        text(answer, "language")
            .or(() -> text(answer, "locale"))
            .flatMap(text -> valid(text, tag -> Optional.of(PersonalDetailsValidator.locale(tag))))
            .orElse(PersonalDetailsValidator.LOCALE),
        text(answer, "time_zone")
            .map(PersonalDetailsValidator::timeZoneOrDefault)
            .orElse(PersonalDetailsValidator.TIME_ZONE),
        isEmailVerified(answer.path("email_verified")),
        text(answer, "external_id")
            .filter(id -> !id.isBlank() && CharacterCount.of(id) <= MAX_EXTERNAL_ID_LENGTH));
  }

  private static boolean isEmailVerified(JsonNode member) {
    return member.isMissingNode() || member.asBoolean(false);
  }

  /** Accepts a number as well as a text. */
  private static Optional<String> text(JsonNode answer, String member) {
    return Optional.of(answer.path(member))
        .filter(value -> value.isTextual() || value.isIntegralNumber())
        .map(JsonNode::asText)
        .filter(text -> text.codePoints().noneMatch(LegacyAccount::isUnstorable));
  }

  /** U+0000, and half a surrogate pair. */
  private static boolean isUnstorable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  private static Optional<String> valid(String text, Function<String, Optional<String>> reading) {
    try {
      return reading.apply(text);
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }
}
