package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.headgate.common.identity.TokenScope.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenScopeTest {

  @Test
  void writeScopesIncludeReading() {
    assertThat(TokenScope.SCHEDULES_READ.isWithin(Set.of(TokenScope.SCHEDULES_WRITE))).isTrue();
    assertThat(TokenScope.SCHEDULES_WRITE.isWithin(Set.of(TokenScope.SCHEDULES_WRITE))).isTrue();
    assertThat(TokenScope.SCHEDULES_WRITE.isWithin(Set.of(TokenScope.SCHEDULES_READ))).isFalse();
    assertThat(TokenScope.SCHEDULES_READ.isWithin(Set.of(TokenScope.ACCOUNT_WRITE))).isFalse();
    assertThat(TokenScope.ADMIN_READ.isWithin(Set.of())).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void eachAreaHasReadAndWriteScope(Area area) {
    assertThat(area.scope(true).wireName()).endsWith(":read");
    assertThat(area.scope(false).wireName()).endsWith(":write");
    assertThat(area.scope(true).area()).isEqualTo(area);
    assertThat(area.scope(false).area()).isEqualTo(area);
  }

  @Test
  void areaIsOpenToItsRolesOnly() {
    assertThat(Area.ACCOUNT.isOpenTo(Set.of(Role.USER))).isTrue();
    assertThat(Area.OPERATOR.isOpenTo(Set.of(Role.USER, Role.ADMIN))).isTrue();
    assertThat(Area.ADMIN.isOpenTo(Set.of(Role.USER, Role.OPERATOR))).isFalse();
    assertThat(Area.SCHEDULES.isForEveryAccount()).isTrue();
    assertThat(Area.OPERATOR.isForEveryAccount()).isFalse();
  }

  @Test
  void unknownStoredScopesAreIgnored() {
    assertThat(TokenScope.known(List.of("admin:read", "moon:write")))
        .containsExactly(TokenScope.ADMIN_READ);
    assertThat(TokenScope.named("account:read")).isEqualTo(TokenScope.ACCOUNT_READ);
    assertThatThrownBy(() -> TokenScope.named("moon:write"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
