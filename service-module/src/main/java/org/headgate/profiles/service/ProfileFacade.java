package org.headgate.profiles.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.profiles.api.Profile;
import org.headgate.profiles.persistence.ProfileView;

/**
 * Reads and writes a person's profile and settings. A PUT is idempotent, unless it is conditional:
 * repeated after a lost commit, it would be refused because of its own effect.
 */
@ApplicationScoped
public class ProfileFacade {

  private static final int MAX_SETTINGS_BYTES = 16 * 1024;
  private static final GuardedWork READ = GuardedWork.read(PoolName.USERDATA, WorkPriority.USERS);
  private static final GuardedWork PUT =
      GuardedWork.idempotent(PoolName.USERDATA, WorkPriority.USERS);
  private static final GuardedWork CONDITIONAL_PUT =
      GuardedWork.write(PoolName.USERDATA, WorkPriority.USERS);

  @Inject ProfileService service;
  @Inject DatabaseGuard guard;

  public Profile profile(UserId accountId) {
    Optional<ProfileView> found = guard.call(READ, () -> service.profile(accountId));
    return profile(found);
  }

  /** The profile as its owner sees it. */
  static Profile profile(Optional<ProfileView> stored) {
    return stored
        .map(
            view ->
                new Profile(
                    view.displayName(),
                    view.bio(),
                    view.phone(),
                    view.birthDate(),
                    view.avatarUrl()))
        .orElseGet(Profile::empty);
  }

  /**
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  public void putProfile(UserId accountId, Precondition precondition, Profile profile) {
    ProfileView view =
        new ProfileView(
            profile.displayName(),
            profile.bio(),
            profile.phone(),
            profile.birthDate(),
            profile.avatarUrl());
    guard.run(put(precondition), () -> service.putProfile(accountId, precondition, view));
  }

  private static GuardedWork put(Precondition precondition) {
    return precondition.isStated() ? CONDITIONAL_PUT : PUT;
  }

  public ObjectNode settings(UserId accountId) {
    Optional<String> document = guard.call(READ, () -> service.settings(accountId));
    return document(document);
  }

  /**
   * Replaces the settings.
   *
   * @throws InvalidRequestException when they are larger than 16 KiB
   * @throws org.headgate.common.problem.PreconditionFailedException when they are not what the
   *     caller has seen
   */
  public void putSettings(UserId accountId, Precondition precondition, ObjectNode settings) {
    String document = settings.toString();
    if (document.getBytes(StandardCharsets.UTF_8).length > MAX_SETTINGS_BYTES) {
      throw new InvalidRequestException(
          new FieldError("body", "may have " + MAX_SETTINGS_BYTES + " bytes at most"));
    }
    guard.run(put(precondition), () -> service.putSettings(accountId, precondition, document));
  }

  /** The settings as their owner sees them. */
  static ObjectNode document(Optional<String> stored) {
    return stored.map(ProfileFacade::parse).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static ObjectNode parse(String document) {
    try {
      return (ObjectNode) JsonMappers.lenient().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored settings are no JSON", e);
    }
  }
}
