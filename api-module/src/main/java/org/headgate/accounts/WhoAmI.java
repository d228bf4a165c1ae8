package org.headgate.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.Set;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;

/** The caller, or nobody: then every other member is left out. */
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
