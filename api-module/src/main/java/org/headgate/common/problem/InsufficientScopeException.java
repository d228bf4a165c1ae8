package org.headgate.common.problem;

import java.util.Optional;
import org.headgate.common.identity.TokenScope;

/** A personal access token is valid but not for this operation. */
public final class InsufficientScopeException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<TokenScope> needed;

  private InsufficientScopeException(String detail, Optional<TokenScope> needed) {
    super(ProblemType.INSUFFICIENT_SCOPE, detail);
    this.needed = needed;
  }

  /** The token lacks a scope that another token may have. */
  public static InsufficientScopeException lacking(TokenScope needed) {
    return new InsufficientScopeException(
        "This requires a personal access token with the scope " + needed.wireName(),
        Optional.of(needed));
  }

  /** No personal access token may do this, whatever its scopes. */
  public static InsufficientScopeException beyondTokens() {
    return new InsufficientScopeException(
        "Personal access tokens cannot do this: log in and send the session's access token",
        Optional.empty());
  }

  /** The scope that would be enough; empty where none is. */
  public Optional<TokenScope> needed() {
    return needed;
  }
}
