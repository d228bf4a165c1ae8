package org.headgate.authentication.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.service.AdministratorService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.Secret;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AccountSettings;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/** Creates the first administrator of a new platform database. */
@ApplicationScoped
public class AdministratorBootstrap {

  private static final Logger LOG = SingleLineLogger.of(AdministratorBootstrap.class);

  @Inject AdministratorService administrators;
  @Inject PasswordHasher hashing;
  @Inject AccountSettings settings;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  void onDatabaseAvailable(
      @Observes @Priority(DatabaseAvailableEvent.CONTENT) DatabaseAvailableEvent event) {
    if (event.database() != PoolName.PLATFORM) {
      return;
    }
    settings.adminPassword().ifPresent(this::bootstrap);
  }

  private void bootstrap(Secret password) {
    EmailAddress address = settings.adminEmail();
    if (administrators.exists()) {
      return;
    }
    String hash = hashing.hash(new Password(password.reveal()));
    NewAccount account =
        new NewAccount(
            idGenerator.next(),
            address.value(),
            hash,
            Optional.empty(),
            "en",
            "UTC",
            clock.instant());
    switch (administrators.create(account)) {
      case CREATED -> LOG.log(Level.INFO, "The first administrator {0} was created", address);
      case PROMOTED ->
          LOG.log(
              Level.WARNING,
              "{0} had an account: it is the first administrator now, and keeps its password",
              address);
      case MADE_BEFORE -> LOG.log(Level.DEBUG, "Another node made the first administrator");
    }
  }
}
