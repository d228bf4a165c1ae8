package org.headgate.oauth.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.Precondition;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.oauth.api.ServiceAccount;
import org.headgate.oauth.api.ServiceAccountPatch;
import org.headgate.oauth.api.ServiceAccountRequest;
import org.headgate.oauth.api.ServiceAccountSecretResponse;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Creates, reads, changes and deletes service accounts, for administrators. */
@ApplicationScoped
public class ServiceAccountFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  private final SecureRandom random = new SecureRandom();

  @Inject ServiceAccountService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject IdGenerator idGenerator;
  @Inject KeyRing keys;

  /** One page, oldest first. */
  public Page<ServiceAccount> page(PageQuery page) {
    Optional<UUID> after = page.cursor().map(cursor -> cursor.uuid(0));
    int limit = page.limit();
    List<ServiceAccount> found = guard.call(READ, () -> service.page(after, limit + 1));
    return Page.of(found, limit, account -> Cursor.of(account.id()));
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public ServiceAccount account(UUID id) {
    return guard
        .call(READ, () -> service.find(id))
        .orElseThrow(ResourceNotFoundException::serviceAccount);
  }

  /**
   * @throws InvalidRequestException when the name of a scope is not valid
   */
  public ServiceAccount create(ServiceAccountRequest request) {
    Scopes scopes = Scopes.chosen(request.scopes().orElse(List.of()));
    return idempotentWork.call(
        WRITE, () -> service.create(SingleLineText.trimmedName(request.name()), scopes.names()));
  }

  /**
   * As {@link ServiceAccountService#change}; the patch is validated before.
   *
   * @throws InvalidRequestException when a member is not valid
   */
  public ServiceAccount change(UUID id, Precondition precondition, ServiceAccountPatch patch) {
    Optional<String> name = patch.name().required("name").map(ServiceAccountFacade::name);
    Optional<List<String>> scopes =
        patch.scopes().required("scopes").map(all -> Scopes.chosen(all).names());
    Optional<Boolean> isActive = patch.isActive().required("is_active");
    return guard.call(WRITE, () -> service.change(id, precondition, name, scopes, isActive));
  }

  /** As {@link ServiceAccountService#delete}. */
  public void delete(UUID id, Precondition precondition) {
    guard.run(WRITE, () -> service.delete(id, precondition));
  }

  /** As {@link ServiceAccountService#addSecret}; the secret is generated here. */
  public ServiceAccountSecretResponse addSecret(UUID id) {
    ClientSecret secret = ClientSecret.generate(idGenerator.next(), random, keys);
    return idempotentWork.call(
        WRITE,
        () -> {
          service.addSecret(id, secret);
          return new ServiceAccountSecretResponse(id, secret.id(), secret.text());
        });
  }

  /** As {@link ServiceAccountService#removeSecret}. */
  public void removeSecret(UUID id, UUID secretId) {
    guard.run(WRITE, () -> service.removeSecret(id, secretId));
  }

  private static String name(String text) {
    if (CharacterCount.of(text) > ServiceAccountRequest.MAX_NAME_LENGTH
        || !SingleLineText.isName(text)) {
      throw new InvalidRequestException(new FieldError("name", "must be a name"));
    }
    return SingleLineText.trimmedName(text);
  }
}
