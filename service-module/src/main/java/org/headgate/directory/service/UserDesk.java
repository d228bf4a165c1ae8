package org.headgate.directory.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.accounts.Me;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.accounts.service.AccountRevocationService;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.directory.DirectoryConflict;
import org.headgate.directory.NoSuchUser;
import org.headgate.directory.UserFilter;
import org.headgate.directory.persistence.AccountDirectory;
import org.headgate.directory.persistence.Departments;
import org.headgate.etag.Precondition;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/** Reads and changes everybody's accounts for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserDesk {

  @Inject AccountDirectory directory;
  @Inject Accounts accounts;
  @Inject Departments departments;
  @Inject AccountRevocationService revocation;
  @Inject AuditTrail trail;

  /** One statement, departments and all. */
  public List<AccountView> page(UserFilter filter, int limit) {
    return directory.page(filter, limit);
  }

  /** One statement. */
  public Optional<AccountView> find(UserId user) {
    return accounts.byId(user.value());
  }

  /**
   * Changes an account, with the row locked from the look at it to the commit.
   *
   * @throws NoSuchUser when there is none
   * @throws DirectoryConflict when it is the last active administrator and would be none any more
   * @throws org.headgate.etag.PreconditionFailed when it is not what the caller has seen
   * @throws InvalidRequest when there is no such department
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Me change(UserId user, Precondition seen, UserChange change) {
    boolean isLastAdministrator = change.mayUnmakeAdministrator() && isOnlyAdministrator(user);
    if (!accounts.lock(user.value())) {
      throw new NoSuchUser();
    }
    Me before = read(user);
    seen.check(before);
    if (isLastAdministrator) {
      throw DirectoryConflict.lastAdministrator();
    }
    if (change.department().filter(id -> !departments.keep(id)).isPresent()) {
      throw new InvalidRequest(
          new FieldError("department_id", "must be the id of a department, or null"));
    }
    boolean active = change.activeAfter(before);
    directory.put(user.value(), active, change.rolesAfter(before), change.departmentAfter(before));
    if (before.isActive() && !active) {
      revocation.revoke(user, "deactivated");
    }
    Me after = read(user);
    record(user, before, after);
    return after;
  }

  private boolean isOnlyAdministrator(UserId user) {
    return directory.lockActiveAdministrators().equals(List.of(user.value()));
  }

  private Me read(UserId user) {
    return accounts.byId(user.value()).map(AccountMapper::me).orElseThrow(NoSuchUser::new);
  }

  private void record(UserId user, Me before, Me after) {
    Deed deed = Deed.of(DirectoryDeeds.CHANGE_ACCOUNT).on(user);
    if (before.isActive() != after.isActive()) {
      deed = deed.with("is_active", String.valueOf(after.isActive()));
    }
    if (!before.roles().equals(after.roles())) {
      deed = deed.with("roles", names(before)).with("roles_after", names(after));
    }
    if (!before.department().equals(after.department())) {
      deed = deed.with("department_id", department(after));
    }
    trail.record(deed);
  }

  private static String names(Me account) {
    return account.roles().stream().map(Role::wireName).collect(Collectors.joining(" "));
  }

  private static String department(Me account) {
    return account.department().map(Me.DepartmentRef::id).map(UUID::toString).orElse("");
  }
}
