package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

  private static final int LARGEST_HEADER = 32 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*/*",
        "application/json",
        "APPLICATION/JSON",
        "application/*",
        "application/json; charset=utf-8",
        "application/json;q=0.001",
        "application/json;Q=1.000",
        "text/html, application/json;q=0.5",
        "text/html,,application/json",
        "*/*;q=0, application/json",
        "application/*;q=0,application/json;q=0.1,*/*;q=0",
        "text/html;a=\"b,c;q=0\", */*;q=0.1",
        "application/json ; q=0.5 ; ext=1",
        "*",
        "*;q=.5",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
      })
  void headerAcceptingJsonIsRecognized(String header) {
    assertThat(AcceptHeader.parse(header).admits("application", "json")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/json;q=0",
        "application/json;q=0.0",
        "application/json;q=0, */*",
        "application/*;q=0, */*;q=0.5",
        "*/*;q=0",
      })
  void headerNotAcceptingJsonIsRecognized(String header) {
    assertThat(AcceptHeader.parse(header).admits("application", "json")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "application",
        "application/",
        "/json",
        "*/json",
        "application/json;q=abc",
        "application/json;q=2",
        "application/json;q=-1",
        "application/json;q=0.1234",
        "application/json;q=",
        "application/json;q=.",
        "application/json;q=1.5",
        "application/json text/html",
        ";q=1",
        "application/json;charset",
        "application/json;a=\"b",
      })
  void malformedAcceptHeadersAreRefused(String header) {
    assertThatThrownBy(() -> AcceptHeader.parse(header))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Accept");
  }

  /** A line terminator of Unicode, where a regular expression sees the end of the text. */
  @Test
  void trailingLineTerminatorIsRefused() {
    assertThatThrownBy(() -> AcceptHeader.parse("application/json\u0085"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> AcceptHeader.parse("\n")).isInstanceOf(InvalidRequestException.class);
  }

  /** Each would be tried from each of its characters on, which takes half a minute. */
  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "a/a", "a/b;c=", "a/b;", ",  "})
  @Timeout(10)
  void longMalformedHeaderIsRefusedQuickly(String part) {
    String header = part.repeat(LARGEST_HEADER / part.length()) + "(";
    assertThatThrownBy(() -> AcceptHeader.parse(header))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "application/json | application/json;q=1.0",
        "APPLICATION/JSON;charset=utf-8;q=0.25 | application/json;q=0.25",
        "a/b;c=\"d,e\",,*/*;q=0.001 | a/b;q=1.0, */*;q=0.001",
        "application/json;q=\"0\" | application/json;q=0.0",
        "image/gif, *; q=.2 | image/gif;q=1.0, */*;q=0.2",
        ", | */*;q=1.0",
      })
  void rangesAreNormalized(String header, String plain) {
    assertThat(AcceptHeader.parse(header)).hasToString(plain);
    assertThat(AcceptHeader.parse(plain)).hasToString(plain);
  }
}
