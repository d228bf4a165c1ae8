package org.headgate.common.problem;

import java.util.UUID;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;

/**
 * The requested resource does not exist, or belongs to somebody else: the two are
 * indistinguishable.
 */
public final class ResourceNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private ResourceNotFoundException(String detail) {
    super(ProblemType.NOT_FOUND, detail);
  }

  /** No account has this id. */
  public static ResourceNotFoundException account(UserId id) {
    return new ResourceNotFoundException("There is no account " + id);
  }

  /** No department has the id of the request. */
  public static ResourceNotFoundException department() {
    return new ResourceNotFoundException("There is no department with this id");
  }

  /** No open invitation has the id of the request. */
  public static ResourceNotFoundException invitation() {
    return new ResourceNotFoundException("There is no open invitation with this id");
  }

  /** No import of accounts has the id of the request. */
  public static ResourceNotFoundException accountImport() {
    return new ResourceNotFoundException("There is no import with this id");
  }

  /** The account has no passkey with the id of the request. */
  public static ResourceNotFoundException passkey() {
    return new ResourceNotFoundException("There is no passkey with this id");
  }

  /** The account has no authenticator app. */
  public static ResourceNotFoundException authenticatorApp() {
    return new ResourceNotFoundException("No authenticator app is enrolled");
  }

  /** The account has no open session with this id. */
  public static ResourceNotFoundException session(SessionId id) {
    return new ResourceNotFoundException("You have no open session " + id);
  }

  /** The account has no personal access token with the id of the request. */
  public static ResourceNotFoundException personalToken() {
    return new ResourceNotFoundException("There is no personal access token with this id");
  }

  /** No signing key has the id of the request, or it was deleted long ago. */
  public static ResourceNotFoundException signingKey() {
    return new ResourceNotFoundException("There is no signing key with this kid");
  }

  /** No service account has the id of the request, or it has no such secret. */
  public static ResourceNotFoundException serviceAccount() {
    return new ResourceNotFoundException(
        "There is no such service account, or it has no such secret");
  }

  /** No endpoint for events has the id of the request, or it has no such secret or event. */
  public static ResourceNotFoundException webhook() {
    return new ResourceNotFoundException(
        "There is no such endpoint, or it has no such secret or event");
  }

  /** The owner has no schedule with this id. */
  public static ResourceNotFoundException schedule(UUID id) {
    return new ResourceNotFoundException("There is no schedule " + id);
  }

  /** A schedule of the owner's has no secret with the id of the request. */
  public static ResourceNotFoundException scheduleSecret() {
    return new ResourceNotFoundException("The schedule has no such secret");
  }

  /** No pool has this name. */
  public static ResourceNotFoundException pool(String name) {
    return new ResourceNotFoundException(
        "There is no pool " + name + "; the pools are platform, userdata and operator");
  }

  /** No change of a pool has this id. */
  public static ResourceNotFoundException poolChange(UUID id) {
    return new ResourceNotFoundException("There is no change " + id);
  }

  /** No incident has this id, or it was deleted after 90 days. */
  public static ResourceNotFoundException incident(UUID id) {
    return new ResourceNotFoundException("There is no incident " + id);
  }

  /** No alert has this id, or it was deleted after 90 days. */
  public static ResourceNotFoundException alert(UUID id) {
    return new ResourceNotFoundException("There is no alert " + id);
  }

  /** No endpoint for alerts has this id. */
  public static ResourceNotFoundException alertEndpoint(UUID id) {
    return new ResourceNotFoundException("There is no endpoint " + id);
  }

  /** No server process with this number is connected to one of the databases. */
  public static ResourceNotFoundException backend(int pid) {
    return new ResourceNotFoundException("No process " + pid + " uses Headgate's databases");
  }
}
