package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

  @ParameterizedTest
  @EnumSource(Role.class)
  void roleIsFoundByItsName(Role role) {
    assertThat(Role.named(role.wireName())).isEqualTo(role);
  }

  @Test
  void otherNamesAreRefused() {
    assertThatThrownBy(() -> Role.named("Admin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no role is named Admin");
  }
}
