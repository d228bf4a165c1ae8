package org.headgate.common.web.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.headgate.common.identity.TokenScope;

/**
 * On a resource or one of its methods: personal access tokens with a scope of this area do it.
 * Where neither has it, a session is asked for. What opens accounts is left to sessions: passwords,
 * second factors, addresses, sessions, keys and tokens.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface PersonalTokenAccess {

  /** To read asks for its read scope, all else for its write scope. */
  TokenScope.Area value();
}
