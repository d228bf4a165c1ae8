package org.headgate.users.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.accounts.web.Caller;
import org.headgate.etag.Precondition;
import org.headgate.etag.web.Tagged;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;
import org.headgate.users.Profile;
import org.headgate.users.ProfileApi;
import org.headgate.users.service.UserData;

/** The caller's own profile and settings; there is no way to name somebody else's. */
@Path("/users/me")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class ProfileResource implements ProfileApi {

  @Inject UserData data;
  @Inject Caller caller;

  @Override
  @Tagged
  public Profile profile() {
    return data.profile(me());
  }

  @Override
  @Tagged
  public Profile putProfile(String ifMatch, Profile profile) {
    data.putProfile(me(), Precondition.ifMatch(ifMatch), profile);
    return profile;
  }

  @Override
  @Tagged
  public ObjectNode settings() {
    return data.settings(me());
  }

  @Override
  public ObjectNode putSettings(String ifMatch, ObjectNode settings) {
    data.putSettings(me(), Precondition.ifMatch(ifMatch), settings);
    return settings;
  }

  private UserId me() {
    return caller.account().id();
  }
}
