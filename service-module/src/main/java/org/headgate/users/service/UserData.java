package org.headgate.users.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.etag.Precondition;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;
import org.headgate.users.Profile;
import org.headgate.users.persistence.ProfileView;

/** A person's profile and settings; a PUT may be repeated, as it says the same twice. */
@ApplicationScoped
public class UserData {

  private static final int MAX_SETTINGS_BYTES = 16 * 1024;
  private static final GuardedWork READ = GuardedWork.read(DatabaseName.USERDATA, WorkClass.USERS);
  private static final GuardedWork PUT =
      GuardedWork.idempotent(DatabaseName.USERDATA, WorkClass.USERS);

  @Inject ProfileDesk desk;
  @Inject DatabaseGuard guard;

  public Profile profile(UserId user) {
    Optional<ProfileView> found = guard.call(READ, () -> desk.profile(user));
    return profile(found);
  }

  /** As its owner sees it. */
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
   * @throws org.headgate.etag.PreconditionFailed when it is not what the caller has seen
   */
  public void putProfile(UserId user, Precondition seen, Profile profile) {
    ProfileView view =
        new ProfileView(
            profile.displayName(),
            profile.bio(),
            profile.phone(),
            profile.birthDate(),
            profile.avatarUrl());
    guard.run(PUT, () -> desk.putProfile(user, seen, view));
  }

  public ObjectNode settings(UserId user) {
    Optional<String> document = guard.call(READ, () -> desk.settings(user));
    return document(document);
  }

  /**
   * Replaces the settings.
   *
   * @throws InvalidRequest when they are larger than 16 KiB
   * @throws org.headgate.etag.PreconditionFailed when they are not what the caller has seen
   */
  public void putSettings(UserId user, Precondition seen, ObjectNode settings) {
    String document = settings.toString();
    if (document.getBytes(StandardCharsets.UTF_8).length > MAX_SETTINGS_BYTES) {
      throw new InvalidRequest(
          new FieldError("body", "may have " + MAX_SETTINGS_BYTES + " bytes at most"));
    }
    guard.run(PUT, () -> desk.putSettings(user, seen, document));
  }

  /** As their owner sees them. */
  static ObjectNode document(Optional<String> stored) {
    return stored.map(UserData::parse).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static ObjectNode parse(String document) {
    try {
      return (ObjectNode) Json.lenient().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored settings are no JSON", e);
    }
  }
}
