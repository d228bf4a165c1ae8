package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "*",
        "/api/v1/users/me",
        "/a;b=c/d",
        "/a//b",
        "/a/./b/../c",
        "/%C3%BC",
        "/%F0%9F%98%80",
        "/a+b",
        "/...",
        "/a;",
      })
  void validPathsAreAccepted(String path) {
    assertThat(new RequestPath(path).refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%00",
        "/a/%00/b",
        "/%1f",
        "/%7F",
        "/%0d%0a",
        "/\u0001",
        "/%",
        "/%4",
        "/%zz",
        "/%z1",
        "/%1z",
        "/%ff",
        "/%c0%ae",
        "/%ed%a0%80",
        "/..",
        "/a/../..",
        "/%2e%2e/",
        "/a/..;/b",
        "/a/.;/b",
        "/a/;b/c",
      })
  void pathsRefusedByContainerAreInvalid(String path) {
    assertThat(new RequestPath(path).refusal())
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.name()).isEqualTo("invalid-request");
            });
  }
}
