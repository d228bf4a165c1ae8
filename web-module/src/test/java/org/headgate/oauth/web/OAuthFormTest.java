package org.headgate.oauth.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.headgate.oauth.api.OAuthException;
import org.headgate.oauth.service.ClientCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthFormTest {

  private final MultivaluedMap<String, String> members = new MultivaluedHashMap<>();

  @Test
  void emptyMemberIsIgnored() {
    members.add("scope", "");

    assertThat(form().find("scope")).isEmpty();
    assertThat(new OAuthForm(null, List.of()).find("scope")).isEmpty();
    assertThatThrownBy(() -> form().require("scope")).hasMessageContaining("missing");
  }

  @Test
  void repeatedMemberIsRefused() {
    members.addAll("scope", "a", "a");

    assertThatThrownBy(() -> form().find("scope"))
        .isInstanceOf(OAuthException.class)
        .hasMessageContaining("repeated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"grant_type", "scope", "client_id", "client_secret", "token", "token_type_hint"})
  void repeatedOAuthParameterIsRefused(String name) {
    members.addAll(name, "a", "b");

    assertThatThrownBy(() -> OAuthForm.of(members, List.of())).hasMessageContaining("repeated");
  }

  @Test
  void repeatedUnknownParameterIsIgnored() {
    members.addAll("resource", "https://a.example", "https://b.example");

    assertThat(OAuthForm.of(members, List.of()).credentials()).isEmpty();
  }

  @Test
  void headerCredentialsAreFormDecoded() {
    assertThat(form("basic " + base64("a%3Ab:s%2Bc ret")).credentials())
        .contains(new ClientCredentials("a:b", "s+c ret"));
  }

  @Test
  void credentialsAreReadFromTheForm() {
    members.add("client_id", "orders");
    assertThat(form().credentials()).isEmpty();
    members.add("client_secret", "secret");

    assertThat(form().credentials()).contains(new ClientCredentials("orders", "secret"));
  }

  @Test
  void credentialsInTwoPlacesAreRefused() {
    members.add("client_secret", "secret");

    assertThatThrownBy(() -> form("Basic " + base64("orders:secret")).credentials())
        .isInstanceOf(OAuthException.class);
  }

  @Test
  void formAndHeaderMustNameTheSameClient() {
    members.add("client_id", "billing");

    assertThat(form("Basic " + base64("orders:secret")).credentials()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic", "Basic ###", "Basic b3JkZXJz", "Bearer b3JkZXJzOmE=", "Basic JTpi"})
  void otherHeadersHaveNoCredentials(String header) {
    assertThat(form(header).credentials()).isEmpty();
  }

  private OAuthForm form(String... authorization) {
    return new OAuthForm(members, List.of(authorization));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
