package org.headgate.administration.api;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.identity.Role;

/**
 * The data that an administrator gives for a new account, whether it is created or its owner is
 * invited.
 */
public interface RequestedAccount {

  /** The address; 409 when another account has it. */
  String email();

  /** How mails address the person, at most 200 characters. */
  Optional<String> fullName();

  /** BCP 47; {@code en} when it is left out. */
  Optional<String> locale();

  /** A name of the tz database; {@code UTC} when it is left out. */
  Optional<String> timeZone();

  /** {@code user} is always among them. */
  Optional<Set<Role>> roles();

  /** An existing department; none when it is left out. */
  Optional<UUID> departmentId();
}
