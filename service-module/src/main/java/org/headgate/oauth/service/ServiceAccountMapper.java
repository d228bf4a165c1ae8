package org.headgate.oauth.service;

import java.util.List;
import org.headgate.oauth.api.ServiceAccount;
import org.headgate.oauth.persistence.ServiceAccountEntity;
import org.headgate.oauth.persistence.ServiceAccountSecretEntity;

/** Maps service accounts to responses for administrators. */
final class ServiceAccountMapper {

  private ServiceAccountMapper() {}

  /**
   * @param secrets the secrets of this account, and possibly of others
   */
  static ServiceAccount account(
      ServiceAccountEntity account, List<ServiceAccountSecretEntity> secrets) {
    return new ServiceAccount(
        account.id(),
        account.name(),
        account.scopes(),
        account.isActive(),
        account.createdAt(),
        secrets.stream()
            .filter(secret -> secret.serviceAccountId().equals(account.id()))
            .map(ServiceAccountMapper::secret)
            .toList());
  }

  private static ServiceAccount.Secret secret(ServiceAccountSecretEntity secret) {
    return new ServiceAccount.Secret(secret.id(), secret.createdAt(), secret.lastUsedAt());
  }
}
