package org.headgate.accounts.service;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;

/** Maps accounts to the response for their owner. */
public final class AccountMapper {

  private AccountMapper() {}

  public static AccountResponse toResponse(AccountView account) {
    EmailAddress email = EmailAddress.stored(account.email());
    return new AccountResponse(
        new UserId(account.id()),
        email,
        Optional.of(email.shown()).filter(shown -> !shown.equals(email.value())),
        email.refusal(),
        account.emailBouncedAt(),
        account.emailVerifiedAt().isPresent(),
        account.fullName(),
        account.active(),
        roles(account.roles()),
        account
            .department()
            .map(
                department ->
                    new AccountResponse.DepartmentRef(department.id(), department.name())),
        account.mfaEnabled(),
        account.createdAt(),
        account.lastLoginAt(),
        Optional.of(new AccountResponse.Preferences(account.locale(), account.timeZone())));
  }

  private static Set<Role> roles(List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      roles.add(Role.named(name));
    }
    return roles;
  }
}
