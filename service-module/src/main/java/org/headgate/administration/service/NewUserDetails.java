package org.headgate.administration.service;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.accounts.service.PersonalDetailsValidator;
import org.headgate.administration.api.RequestedAccount;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.problem.InvalidRequestException;

/** Validated details of an account that an administrator creates. */
public record NewUserDetails(
    EmailAddress address,
    Optional<String> fullName,
    String locale,
    String timeZone,
    List<String> roles,
    Optional<UUID> department) {

  /**
   * @throws InvalidRequestException naming the field that is not valid
   */
  static NewUserDetails of(RequestedAccount request) {
    return of(
        request.email(),
        request.fullName(),
        request.locale(),
        request.timeZone(),
        request.roles(),
        request.departmentId());
  }

  /**
   * @throws InvalidRequestException naming the field that is not valid
   */
  public static NewUserDetails of(
      String email,
      Optional<String> fullName,
      Optional<String> locale,
      Optional<String> timeZone,
      Optional<Set<Role>> roles,
      Optional<UUID> departmentId) {
    return new NewUserDetails(
        new EmailAddress(email),
        fullName.flatMap(PersonalDetailsValidator::fullName),
        locale.map(PersonalDetailsValidator::locale).orElse(PersonalDetailsValidator.LOCALE),
        timeZone.map(PersonalDetailsValidator::timeZone).orElse(PersonalDetailsValidator.TIME_ZONE),
        names(roles.orElse(Set.of())),
        departmentId);
  }

  /** The account to create. */
  ProvisionedAccount account(
      UUID id, Optional<String> passwordHash, Optional<Instant> verifiedAt, Instant now) {
    return new ProvisionedAccount(
        id,
        address.value(),
        passwordHash,
        fullName,
        locale,
        timeZone,
        roles,
        department,
        verifiedAt,
        now);
  }

  private static List<String> names(Set<Role> roles) {
    Set<Role> all = EnumSet.of(Role.USER);
    all.addAll(roles);
    return all.stream().map(Role::wireName).toList();
  }
}
