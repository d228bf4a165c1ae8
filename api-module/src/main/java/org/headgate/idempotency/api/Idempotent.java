package org.headgate.idempotency.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a POST that accepts the header {@code Idempotency-Key}. The same key and body returns the
 * first answer for 24 hours, another body is refused, and of several concurrent requests one has an
 * effect. Refusals for the request itself (400, 401, 403, 405, 406, 408, 413, 415), for its
 * frequency (429) or for a fault (5xx) are not stored, unless the work was committed nevertheless.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Idempotent {

  /** The header's name. */
  String HEADER = "Idempotency-Key";

  /** The header of an answer that was given before. */
  String REPLAYED = "Idempotency-Replayed";

  /** Whether the operation keeps its answers itself, because its body is larger than memory. */
  boolean isStreamed() default false;

  /** The description in the OpenAPI document. */
  String MEANING =
      "1 to 255 visible ASCII characters. For 24 hours, the same key and body return the first"
          + " response again. Repeat a request with its key after a 503: if the work was done, the"
          + " lost response is returned; otherwise the work is done now.";
}
