package org.headgate.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.service.AccessTokens;
import org.headgate.accounts.service.SigningKeys;
import org.headgate.pool.service.DatabaseAvailable;

/** Gives MicroProfile JWT the keys as soon as they are read. */
@ApplicationScoped
public class JwtKeys {

  @Inject SigningKeys keys;
  @Inject AccountSettings settings;

  void publish(@Observes @Priority(DatabaseAvailable.WORK) DatabaseAvailable event) {
    JwtConfiguration.publish(
        settings.publicUrl().toString(), AccessTokens.AUDIENCE, keys.publicJwks());
  }
}
