package org.headgate.oauth.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.oauth.api.UserInfo;
import org.headgate.oauth.api.UserInfoApi;
import org.headgate.oauth.service.UserInfoFacade;
import org.headgate.sessions.web.Caller;

/** REST resource for userinfo: the claims of the caller. */
@Path("/userinfo")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
@PersonalTokenAccess(TokenScope.Area.ACCOUNT)
public class UserInfoResource implements UserInfoApi {

  @Inject UserInfoFacade userInfo;
  @Inject Caller caller;

  @Override
  public UserInfo get() {
    return userInfo.of(caller.account().id());
  }

  @Override
  public UserInfo post() {
    return get();
  }
}
