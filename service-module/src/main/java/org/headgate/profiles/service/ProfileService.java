package org.headgate.profiles.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
import org.headgate.profiles.persistence.ProfileRepository;
import org.headgate.profiles.persistence.ProfileView;

/** Reads outside of any transaction, writes in one of its own, on the user-data database only. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileService {

  @Inject ProfileRepository profileRepository;
  @Inject Clock clock;

  public Optional<ProfileView> profile(UserId user) {
    return profileRepository.find(user.value());
  }

  public Optional<String> settings(UserId user) {
    return profileRepository.settings(user.value());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putProfile(UserId user, Precondition seen, ProfileView profile) {
    profileRepository.lock(user.value());
    if (seen.isStated()) {
      seen.check(ProfileFacade.profile(profileRepository.find(user.value())));
    }
    profileRepository.put(user.value(), profile, clock.instant());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putSettings(UserId user, Precondition seen, String document) {
    profileRepository.lock(user.value());
    if (seen.isStated()) {
      seen.check(ProfileFacade.document(profileRepository.settings(user.value())));
    }
    profileRepository.putSettings(user.value(), document, clock.instant());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void erase(UserId user) {
    profileRepository.erase(user.value());
  }
}
