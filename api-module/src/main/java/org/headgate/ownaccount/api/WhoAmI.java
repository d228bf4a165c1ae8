package org.headgate.ownaccount.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.Set;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;

/** The caller; without a valid token all other members are left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WhoAmI(
    boolean anonymous, Optional<UserId> id, Optional<EmailAddress> email, Set<Role> roles) {

  public WhoAmI {
    roles = Set.copyOf(roles);
  }

  public static WhoAmI nobody() {
    return new WhoAmI(true, Optional.empty(), Optional.empty(), Set.of());
  }
}
