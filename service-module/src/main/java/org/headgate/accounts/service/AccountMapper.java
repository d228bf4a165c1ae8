package org.headgate.accounts.service;

import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.accounts.Me;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;

/** Tells of an account as its owner sees it. */
public final class AccountMapper {

  private AccountMapper() {}

  public static Me me(AccountView account) {
    EmailAddress email = EmailAddress.stored(account.email());
    return new Me(
        new UserId(account.id()),
        email,
        Optional.of(email.shown()).filter(shown -> !shown.equals(email.value())),
        email.refusal(),
        account.emailVerifiedAt().isPresent(),
        account.fullName(),
        account.active(),
        account.roles().stream().map(Role::named).collect(Collectors.toUnmodifiableSet()),
        account
            .department()
            .map(department -> new Me.DepartmentRef(department.id(), department.name())),
        account.mfaEnabled(),
        account.createdAt(),
        account.lastLoginAt());
  }
}
