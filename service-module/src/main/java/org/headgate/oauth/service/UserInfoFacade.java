package org.headgate.oauth.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.headgate.accounts.persistence.StandardClaims;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.config.database.PoolName;
import org.headgate.oauth.api.UserInfo;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Answers userinfo requests: who the holder of an access token is. */
@ApplicationScoped
public class UserInfoFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject UserInfoService service;
  @Inject DatabaseGuard guard;

  /**
   * @throws UnauthenticatedException when the account was deleted meanwhile
   */
  public UserInfo of(UserId accountId) {
    return guard
        .call(READ, () -> service.claims(accountId))
        .map(UserInfoFacade::userInfo)
        .orElseThrow(UnauthenticatedException::new);
  }

  private static UserInfo userInfo(StandardClaims claims) {
    return new UserInfo(
        new UserId(claims.id()),
        EmailAddress.stored(claims.email()),
        claims.emailVerified(),
        claims.name(),
        claims.locale(),
        claims.timeZone(),
        claims.updatedAt().map(Instant::getEpochSecond));
  }
}
