package org.headgate.accounts.service;

/**
 * How the use of a refresh token ended. A result and no exception: what ended the session must be
 * committed.
 */
public sealed interface RefreshResult {

  /** The session goes on. */
  record Refreshed(OpenedSession session) implements RefreshResult {}

  /** The token was used before, and not just now: the session was ended. */
  record Reused() implements RefreshResult {}

  /** There is no such session any more, or its account is inactive. */
  record Refused() implements RefreshResult {}
}
