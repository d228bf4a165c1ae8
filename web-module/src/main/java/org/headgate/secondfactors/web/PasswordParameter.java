package org.headgate.secondfactors.web;

import java.util.Optional;
import org.headgate.passwords.service.Password;
import org.headgate.secondfactors.api.PasswordConfirmationRequest;

/** The password in the optional body of a request. */
final class PasswordParameter {

  private PasswordParameter() {}

  /**
   * @param request null for a request without a body, as JAX-RS has it
   */
  static Optional<Password> of(PasswordConfirmationRequest request) {
    return Optional.ofNullable(request)
        .flatMap(PasswordConfirmationRequest::password)
        .map(Password::new);
  }
}
