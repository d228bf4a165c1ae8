package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePathTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/admin/pools, /api/v1/admin/pools",
    "/api/v1/admin/pools/, /api/v1/admin/pools",
    "/api/v1/admin/pools//, /api/v1/admin/pools",
    "/api/v1/admin/pools;a=b, /api/v1/admin/pools",
    "/api/v1/admin;a=b;c/pools;d/, /api/v1/admin/pools",
    "/api/v1/admin/%70ools, /api/v1/admin/%70ools",
    "/, /",
  })
  void parametersAndLastSlashesAreLeftOut(String sent, String route) {
    assertThat(RoutePath.of(sent)).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/admin/imports, /api/v1/admin/users/imports",
    "/api/v1/admin/imports/, /api/v1/admin/users/imports",
    "/api/v1/admin;v=1/imports;v=1/7/refused, /api/v1/admin/users/imports/7/refused",
    "/api/v1/admin/exports, /api/v1/admin/users/exports",
    "/api/v1/admin/invitations/7/resend, /api/v1/admin/users/invitations/7/resend",
    "/api/v1/admin/users/imports, /api/v1/admin/users/imports",
    "/api/v1/admin/importsandmore, /api/v1/admin/importsandmore",
    "/api/v1/admin/webhooks/imports, /api/v1/admin/webhooks/imports",
    "/api/v1/auth/invitations/accept, /api/v1/auth/invitations/accept",
  })
  void shortPathCountsAsTheFullOne(String sent, String route) {
    assertThat(RoutePath.of(sent)).isEqualTo(route);
  }
}
