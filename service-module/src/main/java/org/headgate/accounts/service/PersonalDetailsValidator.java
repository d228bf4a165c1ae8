package org.headgate.accounts.service;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.InvisibleCharacters;
import org.headgate.common.text.SingleLineText;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.common.time.TimeZoneSuggestion;

/** Validates and normalizes names, locales and time zones. */
public final class PersonalDetailsValidator {

  /** The default locale. */
  public static final String LOCALE = "en";

  /** The default time zone. */
  public static final String TIME_ZONE = TimeZoneDatabase.UTC;

  private static final int MAX_NAME = 200;
  private static final int MAX_LOCALE = 35;

  private PersonalDetailsValidator() {}

  /**
   * @return the trimmed name; empty when it is blank, or all of its characters are invisible
   * @throws InvalidRequestException naming {@code full_name} when it is longer than 200 characters,
   *     or holds line breaks or other control characters, which have no place in a mail's
   *     salutation
   */
  public static Optional<String> fullName(String text) {
    if (CharacterCount.of(text) > MAX_NAME || !SingleLineText.isOne(text)) {
      throw new InvalidRequestException(
          new FieldError(
              "full_name",
              "must have at most " + MAX_NAME + " characters, none of them a control character"));
    }
    return Optional.of(InvisibleCharacters.trimmed(text)).filter(SingleLineText::isName);
  }

  /**
   * @throws InvalidRequestException naming {@code locale} when it is no language tag (BCP 47)
   */
  public static String locale(String text) {
    try {
      String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
      if (tag.length() <= MAX_LOCALE) {
        return tag;
      }
    } catch (IllformedLocaleException e) {
      // Refused below, as one that is too long.
    }
    throw new InvalidRequestException(
        new FieldError("locale", "must be a language tag, such as de or en-GB"));
  }

  /**
   * @return the name as the tz database writes it
   * @throws InvalidRequestException naming {@code time_zone} when it is not in the tz database
   */
  public static String timeZone(String text) {
    return TimeZoneDatabase.find(text)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    new FieldError("time_zone", TimeZoneSuggestion.message(text))));
  }

  /**
   * The name of the tz database, or UTC for any other text, so that no sign-up fails because of it.
   */
  public static String timeZoneOrDefault(String text) {
    return TimeZoneDatabase.find(text).orElse(TIME_ZONE);
  }
}
