package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  private final PasswordPolicy policy = policyOf(Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {"password1", "12345678", "qwertyuiop", "ada.lovelace", "short", "aaaaaaaaaaaa"})
  void guessablePasswordsAreRefusedByField(String text) {
    assertThatThrownBy(
            () ->
                Password.chosen(
                    "new_password",
                    text,
                    policy,
                    "ada.lovelace@example.org",
                    "Ada Lovelace",
                    "ada.lovelace"))
        .asInstanceOf(type(InvalidRequestException.class))
        .matches(refusal -> refusal.errors().get(0).field().equals("new_password"));
  }

  /** An attacker tries them first, however rare the words are. */
  @ParameterizedTest
  @ValueSource(strings = {"xqzvbrtw", "Xqzvbrtw1", "hrumpfelquist", "QuorlixHrumpfelquist"})
  void partsOfOwnAddressAndNameAreGuessable(String text) {
    assertThatThrownBy(
            () ->
                Password.chosen(
                    "password", text, policy, "xqzvbrtw@example.org", "Quorlix Hrumpfelquist"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nine lanterns over the weir",
        "correct horse battery",
        "пять фонарей над плотиной"
      })
  void strongPasswordsAreAccepted(String text) {
    assertThatCode(() -> Password.chosen("password", text, policy)).doesNotThrowAnyException();
  }

  /** Clients compare the texts of refusals, whatever the server's environment is. */
  @ParameterizedTest
  @ValueSource(strings = {"de", "ja", "tr"})
  void reasonIsInEnglish(String language) {
    Locale previous = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      Optional<String> english = policy.findViolation(new Password("password1"));
      Locale.setDefault(Locale.forLanguageTag(language));

      assertThat(policy.findViolation(new Password("password1"))).isEqualTo(english).isPresent();
    } finally {
      Locale.setDefault(previous);
    }
  }

  @Test
  void minimumLengthIsConfigurable() {
    PasswordPolicy strict = policyOf(Map.of("PASSWORD_MIN_LENGTH", "16"));

    assertThatCode(() -> Password.chosen("password", "lantern-weir-nine", strict))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Password.chosen("password", "lantern-weir-09", strict))
        .asInstanceOf(type(InvalidRequestException.class))
        .extracting(refusal -> refusal.errors().get(0).message())
        .isEqualTo("must have 16 to 128 characters");
  }

  private static PasswordPolicy policyOf(Map<String, String> variables) {
    return new PasswordPolicy(AccountSettings.from(new EnvironmentReader(variables), 9080));
  }
}
