package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.administration.api.CreateUserRequest;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AccountSettings;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.passwords.service.PasswordPolicy;
import org.headgate.passwords.service.foreign.ForeignHash;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.GuardedWork;

/** Creates accounts for administrators: validates and hashes first, then passes the guard once. */
@ApplicationScoped
public class UserCreationFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject PasswordPolicy policy;
  @Inject PasswordHasher hashing;
  @Inject UserCreationService service;
  @Inject AccountSettings settings;
  @Inject IdempotentWork idempotentWork;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * As {@link UserCreationService#create}.
   *
   * @throws InvalidRequestException when a field is not valid
   * @throws HashingBusyException when more passwords wait than can be hashed in time
   */
  public AccountResponse create(CreateUserRequest request) {
    NewUserDetails details = NewUserDetails.of(request);
    if (request.password().isPresent() && request.passwordHash().isPresent()) {
      throw new InvalidRequestException(
          new FieldError("password_hash", "must not be given together with a password"));
    }
    Optional<String> foreign =
        request
            .passwordHash()
            .map(text -> ForeignHash.accepted("password_hash", text, settings.passwordHashCost()))
            .map(ForeignHash::text);
    Optional<Password> password = request.password().map(text -> chosen(text, details));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ProvisionedAccount account =
        details.account(
            idGenerator.next(),
            foreign.or(() -> password.map(this::hash)),
            Optional.of(now).filter(instant -> request.verified().orElse(false)),
            now);
    return idempotentWork.call(WRITE, () -> service.create(account));
  }

  private Password chosen(String text, NewUserDetails details) {
    return Password.chosen(
        "password", text, policy, details.address().value(), details.fullName().orElse(""));
  }

  private String hash(Password password) {
    String hash = hashing.hash(password);
    hashing.end();
    return hash;
  }
}
