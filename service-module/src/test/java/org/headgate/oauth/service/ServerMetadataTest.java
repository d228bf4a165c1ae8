package org.headgate.oauth.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.junit.jupiter.api.Test;

class ServerMetadataTest {

  private final ServerMetadata metadata = metadata("https://example.org/accounts/");

  @Test
  void everyEndpointIsBelowTheIssuer() {
    assertThat(metadata.openIdProvider())
        .containsEntry("issuer", "https://example.org/accounts")
        .allSatisfy(
            (name, value) -> {
              if (name.matches(".*(?:_uri|_endpoint)")) {
                assertThat(value).asString().startsWith("https://example.org/accounts/");
              }
            });
  }

  @Test
  void openIdMetadataIncludesTheOAuthMetadata() {
    assertThat(metadata.openIdProvider()).containsAllEntriesOf(metadata.authorizationServer());
  }

  @Test
  void unsupportedFeaturesAreNotAdvertised() {
    assertThat(metadata.openIdProvider())
        .doesNotContainKeys(
            "authorization_endpoint", "registration_endpoint", "end_session_endpoint")
        .containsEntry("claims_parameter_supported", false);
  }

  private static ServerMetadata metadata(String publicUrl) {
    return new ServerMetadata(
        AccountSettings.from(new EnvironmentReader(Map.of("PUBLIC_URL", publicUrl)), 9080));
  }
}
