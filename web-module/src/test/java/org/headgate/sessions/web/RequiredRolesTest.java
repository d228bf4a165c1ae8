package org.headgate.sessions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.headgate.common.identity.Role;
import org.junit.jupiter.api.Test;

class RequiredRolesTest {

  @Test
  void oneOfTheRolesIsEnough() {
    RequiredRoles required = new RequiredRoles(List.of(Role.OPERATOR_NAME, Role.ADMIN_NAME));

    assertThat(required.areMetBy(Set.of(Role.USER, Role.ADMIN))).isTrue();
    assertThat(required.areMetBy(Set.of(Role.OPERATOR))).isTrue();
  }

  @Test
  void otherRolesAreNot() {
    RequiredRoles required = new RequiredRoles(List.of(Role.OPERATOR_NAME, Role.ADMIN_NAME));

    assertThat(required.areMetBy(Set.of(Role.USER))).isFalse();
    assertThat(required.areMetBy(Set.of())).isFalse();
    assertThat(new RequiredRoles(List.of()).areMetBy(Set.of(Role.ADMIN))).isFalse();
  }
}
