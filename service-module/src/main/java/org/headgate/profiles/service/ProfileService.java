package org.headgate.profiles.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
import org.headgate.profiles.persistence.ProfileRepository;
import org.headgate.profiles.persistence.ProfileView;

/**
 * Reads profiles and settings without a transaction and writes them in one, on the user-data
 * database only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileService {

  @PersistenceContext(unitName = "userdata")
  EntityManager entityManager;

  @Inject Clock clock;

  public Optional<ProfileView> profile(UserId accountId) {
    return profiles().find(accountId.value());
  }

  public Optional<String> settings(UserId accountId) {
    return profiles().settings(accountId.value());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putProfile(UserId accountId, Precondition precondition, ProfileView profile) {
    profiles().lock(accountId.value());
    if (precondition.isStated()) {
      precondition.check(ProfileFacade.profile(profiles().find(accountId.value())));
    }
    profiles().put(accountId.value(), profile, clock.instant());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putSettings(UserId accountId, Precondition precondition, String document) {
    profiles().lock(accountId.value());
    if (precondition.isStated()) {
      precondition.check(ProfileFacade.document(profiles().settings(accountId.value())));
    }
    profiles().putSettings(accountId.value(), document, clock.instant());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void erase(UserId accountId) {
    profiles().erase(accountId.value());
  }

  private ProfileRepository profiles() {
    return new ProfileRepository(entityManager);
  }
}
