package org.headgate.common.service;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PreconditionFailedException;

/**
 * What a caller has seen of a resource before it changes it: the header {@code If-Match} (RFC 9110,
 * 13.1.1). It has to be judged in the transaction of the change, with the row locked; without the
 * header the last writer wins.
 *
 * @param seen the tags of the header; empty when there is none, or it says that any state will do
 */
public record Precondition(Optional<Set<ContentETag>> seen) {

  /** Whatever the resource is. */
  public static final Precondition NONE = new Precondition(Optional.empty());

  /** The header's name. */
  public static final String HEADER = "If-Match";

  public Precondition {
    seen = seen.map(Set::copyOf);
  }

  /**
   * Reads the header. A weak tag never matches: it does not say that nothing has changed.
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

  /** Whether the caller has said anything. */
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
   * Checks a resource that tells its state from a tag itself.
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
   * Checks what has no ETag: nobody can have seen one.
   *
   * @throws PreconditionFailedException when the caller has said anything
   */
  public void checkUntagged() {
    checkTag(tag -> false);
  }
}
