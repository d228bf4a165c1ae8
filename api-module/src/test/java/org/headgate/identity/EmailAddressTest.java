package org.headgate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headgate.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  void spellingsOfOneAddressAreEqual() {
    assertThat(new EmailAddress(" Ada@Example.ORG "))
        .isEqualTo(new EmailAddress("ada@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "a+b.c@sub.example.co",
        "admin@localhost",
        "jörg@bücher.example"
      })
  void whatMailServersTakeIsTaken(String text) {
    assertThat(new EmailAddress(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "a da@example.org",
        "ada@exa mple.org",
        "ada@example.org\nBcc: x@y.z",
        "ada@-example.org",
        "ada@example..org",
        "a@b@c"
      })
  void nonsenseIsRefused(String text) {
    assertThatThrownBy(() -> new EmailAddress(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("email");
  }

  @Test
  void anEndlessAddressIsRefused() {
    assertThatThrownBy(() -> new EmailAddress("a@" + "b".repeat(300)))
        .isInstanceOf(InvalidRequest.class);
  }
}
