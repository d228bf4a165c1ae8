package org.headgate.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.service.AccessTokens;
import org.headgate.keys.service.SigningKeysChanged;

/** Gives MicroProfile JWT the keys as soon as they are read, and whenever they change. */
@ApplicationScoped
public class JwtKeys {

  @Inject AccountSettings settings;

  void publish(@Observes SigningKeysChanged keys) {
    JwtConfiguration.publish(
        settings.publicUrl().toString(), AccessTokens.AUDIENCE, keys.publicJwks());
  }
}
