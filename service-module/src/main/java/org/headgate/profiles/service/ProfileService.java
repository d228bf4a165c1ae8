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

  public Optional<ProfileView> profile(UserId user) {
    return profiles().find(user.value());
  }

  public Optional<String> settings(UserId user) {
    return profiles().settings(user.value());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putProfile(UserId user, Precondition precondition, ProfileView profile) {
    profiles().lock(user.value());
    if (precondition.isStated()) {
      precondition.check(ProfileFacade.profile(profiles().find(user.value())));
    }
    profiles().put(user.value(), profile, clock.instant());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putSettings(UserId user, Precondition precondition, String document) {
    profiles().lock(user.value());
    if (precondition.isStated()) {
      precondition.check(ProfileFacade.document(profiles().settings(user.value())));
    }
    profiles().putSettings(user.value(), document, clock.instant());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void erase(UserId user) {
    profiles().erase(user.value());
  }

  private ProfileRepository profiles() {
    return new ProfileRepository(entityManager);
  }
}
