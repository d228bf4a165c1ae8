package org.headgate.common.service;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PreconditionFailedException;

/**
 * The state of a resource that a caller has seen before changing it: the header {@code If-Match}
 * (RFC 9110, 13.1.1). It must be checked in the transaction of the change, with the row locked;
 * without the header the last writer wins.
 *
 * @param seen the tags of the header; empty when there is none, or it says that any state will do
 */
public record Precondition(Optional<Set<ContentETag>> seen) {

  /** Any state. */
  public static final Precondition NONE = new Precondition(Optional.empty());

  /** The header's name. */
  public static final String HEADER = "If-Match";

  public Precondition {
    seen = seen.map(Set::copyOf);
  }

  /**
   * Parses the header. A weak tag never matches, because it does not exclude a change.
   *
   * @param ifMatch null when the header was not sent, as JAX-RS has it
   * @throws InvalidRequestException when it is neither {@code *} nor a list of tags
   */
  public static Precondition ifMatch(String ifMatch) {
    return EntityTagList.parse(HEADER, ifMatch)
        .filter(tags -> !tags.any())
        .map(tags -> new Precondition(Optional.of(tags.strong())))
        .orElse(NONE);
  }

  /** Whether the caller requires a certain state. */
  public boolean isStated() {
    return seen.isPresent();
  }

  /**
   * @throws PreconditionFailedException when the caller has seen another state than this one
   */
  public void check(Object representation) {
    if (isStated()) {
      ContentETag present = ContentETag.of(representation);
      checkTag(present::equals);
    }
  }

  /**
   * Checks a resource that can compare its state with a tag itself.
   *
   * @param present whether a tag is one of the present state
   * @throws PreconditionFailedException when the caller has seen another state than this one
   */
  public void checkTag(Predicate<ContentETag> present) {
    if (seen.filter(tags -> tags.stream().noneMatch(present)).isPresent()) {
      throw new PreconditionFailedException();
    }
  }

  /**
   * Checks a resource without an ETag: no tag can match.
   *
   * @throws PreconditionFailedException when the caller requires a certain state
   */
  public void checkUntagged() {
    checkTag(tag -> false);
  }
}
