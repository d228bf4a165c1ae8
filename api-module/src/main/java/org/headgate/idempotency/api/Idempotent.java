package org.headgate.idempotency.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Stands on a POST of the contract that creates or sends: it takes the header {@code
 * Idempotency-Key}. The same key and body gives the first answer again for 24 hours, another body
 * is refused, and of several at once one has an effect. What was refused as it stands (400, 401,
 * 403, 413, 415), for its frequency (429) or for a fault (5xx) is not remembered, unless its work
 * was committed all the same: then the answer that was lost is given.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Idempotent {

  /** The header's name. */
  String HEADER = "Idempotency-Key";

  /** For the OpenAPI document. */
  String MEANING =
      "1 to 255 visible ASCII characters. The same key and body gives the first answer again for 24 hours."
          + " After a 503 it tells whether the work was done: the answer that was lost is given, or the work is done now.";
}
