package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.headgate.common.identity.Role;
import org.junit.jupiter.api.Test;

class SecondFactorRequirementTest {

  private static final List<String> ONE_FACTOR = List.of("pwd");
  private static final List<String> TWO_FACTORS = List.of("pwd", "otp", "mfa");

  @Test
  void optionalSecondFactorKeepsAllRoles() {
    assertThat(SecondFactorRequirement.OPTIONAL.inForce(Set.of(Role.ADMIN), ONE_FACTOR))
        .containsExactly(Role.ADMIN);
  }

  @Test
  void requiredSecondFactorSuspendsPrivilegedRoles() {
    assertThat(SecondFactorRequirement.REQUIRED.inForce(Set.of(Role.USER, Role.ADMIN), ONE_FACTOR))
        .containsExactly(Role.USER);
    assertThat(SecondFactorRequirement.REQUIRED.inForce(Set.of(Role.OPERATOR), ONE_FACTOR))
        .isEmpty();
  }

  @Test
  void secondFactorKeepsAllRoles() {
    assertThat(SecondFactorRequirement.REQUIRED.inForce(Set.of(Role.USER, Role.ADMIN), TWO_FACTORS))
        .containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
  }
}
