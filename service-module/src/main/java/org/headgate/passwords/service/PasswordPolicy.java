package org.headgate.passwords.service;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.PasswordLength;

/**
 * Checks a new password by its length and its strength against guessing (zxcvbn, with its list of
 * common passwords).
 */
@ApplicationScoped
public class PasswordPolicy {

  /**
   * zxcvbn's score: 2 is "somewhat guessable", safe against online guessing, which is limited here
   * anyway.
   */
  private static final int MIN_SCORE = 2;

  /** Shorter parts are contained in too many words. */
  private static final int MIN_GUESS_LENGTH = 3;

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final Zxcvbn estimator = new Zxcvbn();
  private final PasswordLength length;

  /** For the client proxy only. */
  protected PasswordPolicy() {
    length = PasswordLength.DEFAULT;
  }

  @Inject
  PasswordPolicy(AccountSettings settings) {
    length = settings.passwordLength();
  }

  /**
   * In English, whatever the language of the server's environment.
   *
   * @param known likely guesses, each with its parts: the address, the name
   * @return what is wrong with it, as the rest of a sentence that begins with the field's name
   */
  public Optional<String> findViolation(Password password, String... known) {
    if (!length.accepts(password.value())) {
      return Optional.of("must have " + length.description());
    }
    Strength strength = estimator.measure(StrengthSample.of(password.value()), guesses(known));
    if (strength.getScore() >= MIN_SCORE) {
      return Optional.empty();
    }
    String warning = strength.getFeedback().getWarning(Locale.ROOT);
    return Optional.of("is too easy to guess" + (warning.isBlank() ? "" : ": " + warning));
  }

  /** The texts, what stands before the @ of an address, and their words. */
  private static List<String> guesses(String... known) {
    return Arrays.stream(known)
        .flatMap(
            text ->
                Stream.concat(
                    Stream.of(text, text.substring(0, Math.max(0, text.indexOf('@')))),
                    SEPARATORS.splitAsStream(text)))
        .filter(guess -> guess.length() >= MIN_GUESS_LENGTH)
        .distinct()
        .toList();
  }
}
