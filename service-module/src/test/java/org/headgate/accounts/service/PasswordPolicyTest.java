package org.headgate.accounts.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.headgate.problem.InvalidRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  private final PasswordPolicy policy = new PasswordPolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {"password1", "12345678", "qwertyuiop", "ada.lovelace", "short", "aaaaaaaaaaaa"})
  void whatIsGuessedFirstIsRefusedByItsField(String text) {
    assertThatThrownBy(
            () ->
                Password.chosen(
                    "new_password",
                    text,
                    policy,
                    "ada.lovelace@example.org",
                    "Ada Lovelace",
                    "ada.lovelace"))
        .asInstanceOf(type(InvalidRequest.class))
        .matches(refusal -> refusal.errors().get(0).field().equals("new_password"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nine lanterns over the weir",
        "correct horse battery",
        "пять фонарей над плотиной"
      })
  void whatStandsManyGuessesIsTaken(String text) {
    assertThatCode(() -> Password.chosen("password", text, policy)).doesNotThrowAnyException();
  }
}
