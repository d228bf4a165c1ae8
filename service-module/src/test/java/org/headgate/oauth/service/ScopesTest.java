package org.headgate.oauth.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

  private final Scopes allowed = Scopes.chosen(List.of("orders:write", "orders:read"));

  @Test
  void scopesAreSortedAndUnique() {
    assertThat(Scopes.requested("b a  b").text()).isEqualTo("a b");
    assertThat(allowed.text()).isEqualTo("orders:read orders:write");
  }

  @Test
  void requestedScopesMustBeAllowed() {
    assertThat(Scopes.requested("orders:read").isWithin(allowed)).isTrue();
    assertThat(Scopes.requested("").isWithin(allowed)).isTrue();
    assertThat(Scopes.requested("orders:read admin").isWithin(allowed)).isFalse();
    assertThat(allowed.allows(Scopes.INTROSPECT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "quo\"ted", "back\\slash", "über"})
  void invalidScopeNamesAreRefused(String name) {
    assertThatThrownBy(() -> Scopes.chosen(List.of(name)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("scopes");
  }

  @Test
  void tooManyAndNullScopesAreRefused() {
    assertThatThrownBy(() -> Scopes.chosen(Collections.nCopies(51, "a")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Scopes.chosen(Collections.singletonList(null)))
        .isInstanceOf(InvalidRequestException.class);
  }
}
