package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest extends FramedRequest {

  @Test
  void plainRequestIsAccepted() {
    assertThat(refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void apiMethodsAreAccepted(String known) {
    method = known;

    assertThat(refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "get", "FOO", "PROPFIND", "GET ", "G\u00c9T", "*"})
  void otherMethodsAreRefusedWithAllowHeader(String unknown) {
    method = unknown;

    assertThat(refusal())
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.type()).isEqualTo(ProblemType.METHOD_NOT_ALLOWED);
              assertThat(refusal.allow()).contains("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            });
  }

  /** A proxy of HTTP/1.0 would take the body for another request. */
  @Test
  void chunkedHttp10RequestIsRefused() {
    protocol = "HTTP/1.0";
    header("Transfer-Encoding", "chunked");

    assertThat(refusal()).hasValueSatisfying(RequestHeadTest::isInvalid);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/console/",
    "PUT,/console/index.html",
    "DELETE,/console",
    "PATCH,/console;a=b/",
    "POST,/.well-known/jwks.json",
    "POST,/.well-known",
    "POST,/.well-known;a/api/"
  })
  void readOnlyResourcesRefuseOtherMethods(String writing, String readOnly) {
    method = writing;
    path = readOnly;

    assertThat(refusal().flatMap(RequestHead.Refusal::allow)).contains("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/", "/api/console/", "/api;a/v1/users", "/consoles", "/consol"})
  void otherResourcesMayBeWritten(String other) {
    method = "POST";
    path = other;

    assertThat(refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/users/%zz",
        "/api/v1/users/%",
        "/api/v1/users/%4",
        "/api/v1/users/%ff",
        "/api/v1/users/%c0%ae",
        "/api/v1/users/%ed%a0%80",
        "/a b",
        "/[x]",
        "/a|b",
        "/a^b",
        "/{id}",
        "/<script>",
        "/\"",
        "/`",
        "/\\",
        "/\u00fc",
        "/\u0001",
      })
  void invalidPathIsRefused(String invalid) {
    path = invalid;

    assertThat(refusal()).hasValueSatisfying(RequestHeadTest::isInvalid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/a;b=c/d", "/%C3%BC", "/%F0%9F%98%80", "//a", "/a+b,c'd(e)!$&=:@~", "*"})
  void validPathIsAccepted(String valid) {
    path = valid;

    assertThat(refusal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a=%zz,false",
    "%,false",
    "a=%ff,false",
    "a=\u0001b,false",
    "a=[1]?/,true",
    "a=|,false",
    "a={2},false",
    "a=^,false",
    "a=%C3%BC&b,true",
    "a=\u00c3\u00bc,true",
    "a=\u00f0\u009f\u0098\u0080%C3%BC,true",
    "a=\u00fc,false",
    "a=%C3\u00bc,true",
    "a=\u00c3,false",
    "a=\u0151,false"
  })
  void bytesOfAQueryMustBeText(String sent, boolean passes) {
    query = sent;

    assertThat(refusal().isEmpty()).isEqualTo(passes);
  }

  @Test
  void overlongTargetIsRefused() {
    path = "/" + "a".repeat(7_000);
    query = "b".repeat(999);
    assertThat(refusal()).isEmpty();

    query = "b".repeat(1_000);
    assertThat(refusal().map(RequestHead.Refusal::type)).contains(ProblemType.URI_TOO_LONG);
  }

  @Test
  void moreThanAHundredHeaderFieldsAreRefused() {
    for (int field = 1; field < 100; field++) {
      header("X-" + field, "1");
    }
    assertThat(refusal()).isEmpty();

    header("X-1", "2");
    assertThat(refusal().map(RequestHead.Refusal::type))
        .contains(ProblemType.HEADER_FIELDS_TOO_LARGE);
  }

  @Test
  void oversizedHeaderIsRefused() {
    header("X-One", "a".repeat(16_000));
    header("X-Two", "a".repeat(16_000));
    assertThat(refusal()).isEmpty();

    header("X-Two", "a".repeat(1_000));
    assertThat(refusal().map(RequestHead.Refusal::type))
        .contains(ProblemType.HEADER_FIELDS_TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({
    "5,,true",
    ",chunked,true",
    ",Chunked,true",
    "5,chunked,false",
    "-1,,false",
    "abc,,false",
    "+5,,false",
    "5 5,,false",
    "99999999999999999999,,false",
    ",gzip,false",
    ",'gzip, chunked',false",
    ",identity,false"
  })
  void bodyLengthMustBeUnambiguous(String length, String coding, boolean passes) {
    Optional.ofNullable(length).ifPresent(value -> header("Content-Length", value));
    Optional.ofNullable(coding).ifPresent(value -> header("Transfer-Encoding", value));

    assertThat(refusal().isEmpty()).isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "Content-Type",
        "Content-Encoding",
        "Idempotency-Key",
        "Device-Token",
        "Last-Event-ID"
      })
  void repeatedSingletonHeadersAreRefused(String name) {
    header(name, "1");
    header(name, "1");

    assertThat(refusal()).hasValueSatisfying(RequestHeadTest::isInvalid);
  }

  @ParameterizedTest
  @CsvSource({"PUT,false", "PATCH,true", "POST,true", "GET,true", "DELETE,true"})
  void partOfARepresentationReplacesNothing(String sent, boolean passes) {
    method = sent;
    header("Content-Range", "bytes 0-1/10");

    assertThat(refusal().isEmpty()).isEqualTo(passes);
  }

  private static void isInvalid(RequestHead.Refusal refusal) {
    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(refusal.errors()).hasSize(1);
  }
}
