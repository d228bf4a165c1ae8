package org.headgate.common.web.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.headgate.common.identity.TokenScope;

/**
 * Marks a resource or method that accepts personal access tokens with a scope of this area.
 * Everything else needs a session: passwords, second factors, addresses, sessions, keys and tokens.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface PersonalTokenAccess {

  /** Reads need its read scope, everything else its write scope. */
  TokenScope.Area value();
}
