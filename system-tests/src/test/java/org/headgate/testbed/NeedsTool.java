package org.headgate.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs programs of this machine. Where one is missing the test is skipped with a message,
 * unless the system property {@code tools} is {@code required}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ToolCondition.class)
public @interface NeedsTool {

  /** The programs' names, looked for on the PATH and in the places of system programs. */
  String[] value();
}
