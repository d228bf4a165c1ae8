package org.headgate.personaltokens.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.personaltokens.api.CreatedPersonalTokenResponse;
import org.headgate.personaltokens.api.PersonalTokenRequest;
import org.headgate.personaltokens.api.PersonalTokenSummary;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.PersonalToken;

/** Creates, lists and withdraws personal access tokens, for their owners and administrators. */
@ApplicationScoped
public class PersonalTokenFacade {

  /** The longest lifetime of a token. */
  public static final Duration MAX_LIFETIME = Duration.ofDays(365);

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  private final SecureRandom random = new SecureRandom();

  @Inject PersonalTokenService service;
  @Inject ReauthenticationFacade reauthentication;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /** Valid tokens, oldest first. */
  public Page<PersonalTokenSummary> page(UserId accountId, PageQuery query) {
    return Page.of(guard.call(READ, () -> service.of(accountId)), query, PersonalTokenSummary::id);
  }

  /**
   * As {@link PersonalTokenService#create}, after a recent proof of identity; the token is
   * generated here.
   *
   * @throws InvalidRequestException naming the member that is not valid
   * @throws org.headgate.common.problem.InvalidCredentialsException when the password is wrong
   * @throws org.headgate.common.problem.ReauthenticationRequiredException without a password, when
   *     the log-in is too long ago
   */
  public CreatedPersonalTokenResponse create(CallerAccount caller, PersonalTokenRequest request) {
    Set<TokenScope> scopes = scopes(request, caller.account().roles());
    Instant expiresAt = expiry(request.expiresAt(), clock.instant());
    CallerAccount owner = reauthentication.require(caller, request.password().map(Password::new));
    PersonalToken token = PersonalToken.generate(idGenerator.next(), random, keys);
    NewPersonalToken newToken =
        new NewPersonalToken(token, SingleLineText.trimmedName(request.name()), scopes, expiresAt);
    return new CreatedPersonalTokenResponse(
        guard.call(WRITE, () -> service.create(owner, newToken)), token.text());
  }

  /** As {@link PersonalTokenService#withdraw}. */
  public void withdraw(UserId accountId, UUID tokenId) {
    guard.run(WRITE, () -> service.withdraw(accountId, tokenId));
  }

  private static Set<TokenScope> scopes(PersonalTokenRequest request, Set<Role> roles) {
    Set<TokenScope> scopes = EnumSet.copyOf(request.scopes());
    if (scopes.stream().anyMatch(scope -> !scope.area().isOpenTo(roles))) {
      throw new InvalidRequestException(
          new FieldError("scopes", "must belong to roles that the account has"));
    }
    return scopes;
  }

  static Instant expiry(Instant requested, Instant now) {
    Instant expiresAt = requested.truncatedTo(ChronoUnit.MICROS);
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(MAX_LIFETIME))) {
      throw new InvalidRequestException(
          new FieldError(
              "expires_at",
              "must be in the future, and within " + MAX_LIFETIME.toDays() + " days"));
    }
    return expiresAt;
  }
}
