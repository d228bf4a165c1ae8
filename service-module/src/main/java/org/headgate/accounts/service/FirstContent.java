package org.headgate.accounts.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseAvailable;

/**
 * What a new platform database needs before anybody can log in: signing keys, and the first
 * administrator.
 */
@ApplicationScoped
public class FirstContent {

  private static final Logger LOG = System.getLogger(FirstContent.class.getName());

  @Inject SigningKeys signingKeys;
  @Inject AdministratorDesk administrators;
  @Inject PasswordHashing hashing;
  @Inject AccountSettings settings;
  @Inject Ids ids;
  @Inject Clock clock;

  void prepare(@Observes @Priority(DatabaseAvailable.CONTENT) DatabaseAvailable event) {
    if (event.database() != DatabaseName.PLATFORM) {
      return;
    }
    signingKeys.load();
    settings.administrator().ifPresent(this::bootstrap);
  }

  private void bootstrap(AccountSettings.Administrator administrator) {
    EmailAddress address = administrator.email();
    if (administrators.exists(address)) {
      return;
    }
    String hash = hashing.hash(new Password(administrator.password().reveal()));
    PendingAccount account =
        new PendingAccount(
            ids.next(),
            address.value(),
            hash,
            java.util.Optional.empty(),
            "en",
            "UTC",
            clock.instant());
    if (administrators.create(account)) {
      LOG.log(Level.INFO, "The first administrator {0} was created", address);
    }
  }
}
