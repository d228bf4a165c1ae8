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
}
