package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainReadTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/users/me, HTTP/1.1, '', true",
    "HEAD, /api/v1/users/me/sessions, HTTP/1.1, '', true",
    "GET, /api/v1/whoami, HTTP/1.0, '', true",
    "GET, /api/v1/schedules/0193-ab/executions, HTTP/1.1, '', true",
    "GET, /api/v1/users/me, HTTP/1.1, Accept: */*, true",
    "GET, /api/v1/users/me, HTTP/2.0, '', false",
    "POST, /api/v1/users/me, HTTP/1.1, '', false",
    "OPTIONS, /api/v1/users/me, HTTP/1.1, '', false",
    "GET, /api/v1/users/me, HTTP/1.1, Content-Length: 0, true",
    "GET, /api/v1/users/me, HTTP/1.1, Content-Length: 1, false",
    "GET, /api/v1/users/me, HTTP/1.1, 'Content-Length: 0, 5', false",
    "GET, /api/v1/users/me, HTTP/1.1, Transfer-Encoding: chunked, false",
    "GET, /api/v1/users/me, HTTP/1.1, Upgrade: h2c, false",
    "GET, /api/v1/users/me, HTTP/1.1, Expect: 100-continue, false",
    "GET, /api/v1/users/me/export, HTTP/1.1, '', false",
    "GET, /api/v1/users/me/export/, HTTP/1.1, '', false",
    "GET, /api/v1/admin, HTTP/1.1, '', false",
    "GET, /api/v1/admin/pools, HTTP/1.1, '', false",
    "GET, /api/v1/admin/users, HTTP/1.1, '', false",
    "GET, /api/v1/auth/login, HTTP/1.1, '', false",
    "GET, /api/v1/oauth/token, HTTP/1.1, '', false",
    "GET, /api/v1/%61dmin/pools, HTTP/1.1, '', false",
    "GET, /api/v1/./admin/pools, HTTP/1.1, '', false",
    "GET, /api/v1/;x/admin/pools, HTTP/1.1, '', false",
    "GET, /api/v1//admin/pools, HTTP/1.1, '', false",
    "GET, /api/v1, HTTP/1.1, '', false",
    "GET, /health/ready, HTTP/1.1, '', false",
    "GET, /metrics, HTTP/1.1, '', false",
    "GET, /console/, HTTP/1.1, '', false",
    "GET, /.well-known/jwks.json, HTTP/1.1, '', false"
  })
  void onlyReadsOfTheApiThatNobodyNeedsFirstMayWait(
      String method, String path, String version, String header, boolean mayWait) {
    assertThat(PlainRead.matches(method, path, version, name -> value(header, name)))
        .isEqualTo(mayWait);
  }

  private static Optional<String> value(String header, String name) {
    return header.startsWith(name + ": ")
        ? Optional.of(header.substring(name.length() + 2))
        : Optional.empty();
  }
}
