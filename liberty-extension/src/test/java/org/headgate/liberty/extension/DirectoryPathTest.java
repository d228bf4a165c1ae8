package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "*",
        "/console",
        "/console/",
        "/console/index.html",
        "/console/css/base.css",
        "/console/nothing.js",
        "/console/css/",
        "/openapi",
        "/openapi/ui",
        "/openapi/ui/",
        "/api/v1/users/me",
        "/api/v1/users/me;a=b",
        "/.well-known/jwks.json",
        "/health",
        "/nothing",
      })
  void pathsWithoutRedirectAreAccepted(String path) {
    assertThat(new DirectoryPath(path).refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/;x",
        "/./;x",
        "/console/..",
        "//console",
        "/%63onsole",
        "/console;x",
        "/console/;x",
        "/console/.",
        "/console/css",
        "/console/css;x",
        "/console/js/views",
        "/console/css/../js",
        "/openapi/ui;x",
        "/openapi//ui",
        "/openapi/%75i",
      })
  void otherDirectorySpellingsAreNotFound(String path) {
    assertThat(new DirectoryPath(path).refusal())
        .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(404));
    assertThat(new DirectoryPath(path).redirect()).isEmpty();
  }

  @Test
  void openApiUiWithoutSlashIsRedirected() {
    assertThat(new DirectoryPath("/openapi/ui").redirect()).contains("ui/");
  }
}
