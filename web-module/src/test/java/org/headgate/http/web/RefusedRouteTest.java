package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Requests that were refused before anybody knew their resource. */
class RefusedRouteTest {

  @Test
  void logInsHaveTheirOwnRoutes() {
    assertThat(RefusedRoute.of("/api/v1/auth/login")).isEqualTo("/auth/login");
    assertThat(RefusedRoute.of("/api/v1/auth/passkey/verify")).isEqualTo("/auth/passkey/verify");
  }

  @Test
  void allOtherPathsShareOne() {
    assertThat(RefusedRoute.of("/api/v1/users/me")).isEqualTo("/*");
    assertThat(RefusedRoute.of("/api/v1/auth/invented")).isEqualTo("/*");
    assertThat(RefusedRoute.of("/elsewhere")).isEqualTo("/*");
  }

  @Test
  void administrationIsApart() {
    assertThat(RefusedRoute.of("/api/v1/admin/users/7")).isEqualTo("/admin/*");
    assertThat(RefusedRoute.of("/api/v1/admin")).isEqualTo("/admin/*");
    assertThat(RefusedRoute.of("/api/v1/administrators")).isEqualTo("/*");
  }
}
