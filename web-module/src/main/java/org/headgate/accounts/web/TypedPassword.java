package org.headgate.accounts.web;

import java.util.Optional;
import org.headgate.accounts.service.Password;
import org.headgate.factors.PasswordProof;

/** The password that a request brings along once more, if it does. */
final class TypedPassword {

  private TypedPassword() {}

  /**
   * @param request null for a request without a body, as JAX-RS has it
   */
  static Optional<Password> of(PasswordProof request) {
    return Optional.ofNullable(request).flatMap(PasswordProof::password).map(Password::new);
  }
}
