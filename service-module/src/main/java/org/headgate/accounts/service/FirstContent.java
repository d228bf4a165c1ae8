package org.headgate.accounts.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseAvailable;
import org.headgate.settings.Secret;
import org.headgate.text.SingleLineLogger;

/** What a new platform database needs before anybody can administer it: the first administrator. */
@ApplicationScoped
public class FirstContent {

  private static final Logger LOG = SingleLineLogger.of(FirstContent.class);

  @Inject AdministratorDesk administrators;
  @Inject PasswordHashing hashing;
  @Inject AccountSettings settings;
  @Inject Ids ids;
  @Inject Clock clock;

  void prepare(@Observes @Priority(DatabaseAvailable.CONTENT) DatabaseAvailable event) {
    if (event.database() != DatabaseName.PLATFORM) {
      return;
    }
    settings.adminPassword().ifPresent(this::bootstrap);
  }

  private void bootstrap(Secret password) {
    EmailAddress address = settings.adminEmail();
    if (administrators.isMade()) {
      return;
    }
    String hash = hashing.hash(new Password(password.reveal()));
    PendingAccount account =
        new PendingAccount(
            ids.next(), address.value(), hash, Optional.empty(), "en", "UTC", clock.instant());
    switch (administrators.make(account)) {
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
