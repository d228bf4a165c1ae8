package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json; charset=us-ascii",
        "application/json; charset=ISO-8859-1",
        "application/json;",
        "application/json; profile=\"a;charset=b\"",
        "application/merge-patch+json; a=b; charset=utf-8",
        "text/plain",
      })
  void utf8JsonTypesAreAccepted(String header) {
    assertThat(ContentTypeHeader.isReadable(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json; charset=utf-16",
        "application/json; CHARSET=\"latin1\"",
        "application/json; charset=klingon",
      })
  void otherEncodingsAndMultipleTypesAreRefused(String header) {
    assertThat(ContentTypeHeader.isReadable(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "application",
        "/",
        "application/",
        ";;/,",
        "application/json, text/plain",
        "application/json; charset",
        "application/json; charset=",
        "a b/c",
      })
  void malformedContentTypesAreRefused(String header) {
    assertThatThrownBy(() -> ContentTypeHeader.isReadable(header))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Content-Type");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, text/plain",
    "Text/Plain; charset=utf-8, text/plain",
    "' application/x-www-form-urlencoded;', application/x-www-form-urlencoded",
    "APPLICATION/JSON, application/json",
  })
  void typeIsInLowerCaseAndWithoutParameters(String header, String type) {
    assertThat(ContentTypeHeader.typeOf(header)).isEqualTo(type);
  }
}
