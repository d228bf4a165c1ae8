package org.headgate.profiles.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.profiles.api.Profile;
import org.headgate.profiles.api.ProfileApi;
import org.headgate.profiles.service.ProfileFacade;
import org.headgate.sessions.web.Caller;

/** REST resource for the caller's own profile and settings; it cannot name anybody else's. */
@Path("/users/me")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
@PersonalTokenAccess(TokenScope.Area.ACCOUNT)
public class ProfileResource implements ProfileApi {

  @Inject ProfileFacade profiles;
  @Inject Caller caller;

  @Override
  @WithETag
  public Profile profile() {
    return profiles.profile(callerId());
  }

  @Override
  @WithETag
  public Profile putProfile(String ifMatch, Profile profile) {
    profiles.putProfile(callerId(), Precondition.ifMatch(ifMatch), profile);
    return profile;
  }

  @Override
  @WithETag
  public ObjectNode settings() {
    return profiles.settings(callerId());
  }

  @Override
  @WithETag
  public ObjectNode putSettings(String ifMatch, ObjectNode settings) {
    profiles.putSettings(callerId(), Precondition.ifMatch(ifMatch), settings);
    return settings;
  }

  private UserId callerId() {
    return caller.account().id();
  }
}
