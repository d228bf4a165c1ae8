package org.headgate.keys.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.Role;
import org.headgate.keys.SigningKeySummary;
import org.headgate.keys.SigningKeysApi;
import org.headgate.keys.service.KeyRotation;
import org.headgate.paging.Page;

/** The signing keys, for administrators. */
@Path("/admin/keys")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class SigningKeysResource implements SigningKeysApi {

  @Inject KeyRotation rotation;
  @Inject IdempotentAnswers answers;

  @Override
  public Page<SigningKeySummary> keys() {
    return rotation.list();
  }

  @Override
  public Page<SigningKeySummary> rotate() {
    return answers.of(rotation::rotate);
  }

  @Override
  public Page<SigningKeySummary> revoke(String kid) {
    return rotation.revoke(kid);
  }
}
