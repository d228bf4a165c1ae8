package org.headgate.container;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.service.AdministratorService;
import org.headgate.administration.service.UserAdministrationService;
import org.headgate.authentication.service.EmailVerificationService;
import org.headgate.authentication.service.SignUpService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeGenerator;
import org.headgate.otp.service.CodeService;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.UnitOfWork;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts, codes and databases inside of the container. */
@ExtendWith(ArquillianExtension.class)
abstract class TransactionSteps {
  static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  @Inject SignUpService signUpService;
  @Inject EmailVerificationService emailVerificationService;
  @Inject AdministratorService administrators;
  @Inject UserAdministrationService users;
  @Inject CodeService codes;
  @Inject CodeGenerator digits;
  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;
  @Inject UserTransaction transaction;
  @Inject UnitOfWork unit;

  @Resource(lookup = "jdbc/platform", shareable = false)
  DataSource platform;

  @Resource(lookup = "jdbc/userdata", shareable = false)
  DataSource userdata;

  @Resource(lookup = "jdbc/operator", shareable = false)
  DataSource operatorLane;

  @Resource(lookup = "jdbc/platform-migration", shareable = false)
  DataSource platformMigration;

  @Resource(lookup = "jdbc/userdata-migration", shareable = false)
  DataSource userdataMigration;

  @BeforeEach
  void waitForTheDatabase() {
    while (!databaseMonitor.areAllUp()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Through the guard, because repeated use past it is taken for lost connections. */
  List<String> migrationSessions() {
    return guard.call(
        GuardedWork.read(PoolName.OPERATOR, WorkPriority.OPERATOR),
        () -> DatabaseSessions.ofMigrations(operatorLane));
  }

  boolean exists(NewAccount account) {
    return users.find(new UserId(account.id())).isPresent();
  }

  UUID signedUp(NewAccount account) {
    signUpService.signUp(account);
    return account.id();
  }

  String newCode(NewAccount account) throws Exception {
    transaction.begin();
    UUID id =
        codes.issue(
            new UserId(account.id()), new EmailAddress(account.email()), CodePurpose.VERIFY_EMAIL);
    transaction.commit();
    return digits.digits(id);
  }

  /** Within the cooldown, so that no code but the test's is issued meanwhile. */
  NewAccount signedUpWithoutMail() throws Exception {
    NewAccount account = pending();
    transaction.begin();
    codes.mayDispatch(new EmailAddress(account.email()), CodePurpose.VERIFY_EMAIL);
    transaction.commit();
    signUpService.signUp(account);
    return account;
  }

  void update(String statement) throws SQLException {
    try (Connection connection = platform.getConnection();
        Statement update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  static NewAccount pending() {
    return pending(UUID.randomUUID() + "@example.org");
  }

  static NewAccount pending(String email) {
    return new NewAccount(
        UUID.randomUUID(), email, "no hash", Optional.empty(), "en", "UTC", Instant.EPOCH);
  }
}
