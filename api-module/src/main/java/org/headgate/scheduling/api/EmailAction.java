package org.headgate.scheduling.api;

/**
 * A mail to the owner's own address.
 *
 * @param subject one line of 1 to 200 characters
 * @param body plain text of at most 10,000 characters
 */
public record EmailAction(String subject, String body) implements Action {

  @Override
  public String taskName() {
    return "email";
  }
}
