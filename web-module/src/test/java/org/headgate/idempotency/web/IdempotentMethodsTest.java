package org.headgate.idempotency.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ws.rs.POST;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.headgate.idempotency.api.Idempotent;

@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class IdempotentMethodsTest {

  private static final Set<String> CREATED_OR_ORDERED = Set.of("201", "202");

  /** Its secret is shown once and kept nowhere else; to begin again replaces what was begun. */
  private static final String ENROLMENT = "TotpApi.begin";

  /** A repetition would show the token to whoever sends the key again. */
  private static final String PERSONAL_TOKEN = "PersonalTokensApi.create";

  @ArchTest
  static void creatingAndSendingOperationsTakeAKey(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(JavaClass::isInterface)
                .flatMap(contract -> Arrays.stream(contract.reflect().getDeclaredMethods()))
                .filter(IdempotentMethodsTest::createsOrSends)
                .filter(method -> !method.isAnnotationPresent(Idempotent.class))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
        .containsExactlyInAnyOrder(ENROLMENT, PERSONAL_TOKEN);
  }

  private static boolean createsOrSends(Method method) {
    return method.isAnnotationPresent(POST.class)
        && (sends(method)
            || Arrays.stream(method.getAnnotationsByType(APIResponse.class))
                .anyMatch(answer -> CREATED_OR_ORDERED.contains(answer.responseCode())));
  }

  private static boolean sends(Method method) {
    return Optional.ofNullable(method.getAnnotation(Operation.class))
        .filter(operation -> operation.summary().startsWith("Send "))
        .isPresent();
  }
}
